/** Why a verdict differs from the label that a pair of the suite has. */
export interface Disagreement {
  /**
   * `label-wrong`: nothing that works with the one document fails with the other, or something does
   * and the label denies it. `policy-differs`: both can be held.
   */
  readonly kind: 'label-wrong' | 'policy-differs';
  readonly why: string;
}

/** Every pair on which the verdict differs from the label; the suite's test holds the list exact. */
export const DISAGREEMENTS: Readonly<Record<string, Disagreement>> = {
  'oasdiff/021-TestAPISecurityScopeAdded': {
    kind: 'policy-differs',
    why: "A scope more is needed, which a client's token may lack; oasdiff only informs of it, and openapi-diff calls the same breaking.",
  },
  'oasdiff/065-TestBreaking_AnyOf': {
    kind: 'label-wrong',
    why: 'required stands beside type: array, and says nothing about an array.',
  },
  'oasdiff/132-TestRequestParameterMaxItemsDecreased': {
    kind: 'label-wrong',
    why: 'maxItems stands in the schema of strings, and says nothing about a string.',
  },
  'oasdiff/157-TestRequestBodyAnyOfMultiMediaTypeDetails': {
    kind: 'policy-differs',
    why: 'The member that is gone equals the one that takes its place, so each of its bodies is still accepted; its name counts with level codegen.',
  },
  'oasdiff/172-TestRequestBodyMinContainsIncreased': {
    kind: 'label-wrong',
    why: 'All items are strings and one must be an integer: no array is valid before or after.',
  },
  'oasdiff/194-TestRequestBodyDependentSchemaRemoved': {
    kind: 'policy-differs',
    why: 'The rule that is gone is about a property that the new response does not name, so a writer that keeps to it does not send it.',
  },
  'oasdiff/240-TestRequestBodyTypeLooselyTypedCompatible': {
    kind: 'policy-differs',
    why: 'An object becomes a string; oasdiff takes XML for text without types, and so do we numbers and booleans in it, but no elements with others inside.',
  },
  'oasdiff/252-TestResponseDiscriminatorUpdatedCheckPropertyNameChanging': {
    kind: 'policy-differs',
    why: 'Clients tell types by a property that is not sent any more; oasdiff only informs of it, and openapi-diff calls the same breaking.',
  },
  'openapi-diff/HeaderBCTest.responseRequiredIncreased/bc_response_header_required_increased': {
    kind: 'label-wrong',
    why: 'A header of a response that may be missing is always there now.',
  },
  'openapi-diff/MinLengthBCTest.responseMinLengthDecreasedButCompatible/bc_response_minlength_changed_but_compatible':
    {
      kind: 'label-wrong',
      why: 'The response may be shorter than its contract allowed; the witness shows it.',
    },
  'openapi-diff/MinLengthBCTest.responseMinLengthIncreased/bc_response_minlength_increased': {
    kind: 'label-wrong',
    why: 'The response is never shorter than before.',
  },
  'openapi-diff/OneOfDiffTest.testComposedSchema/composed_schema_2': {
    kind: 'label-wrong',
    why: 'A schema of a response gets one more condition, so it allows no more than before.',
  },
  'openapi-diff/SchemaBCTest.requestFormatIncreased/bc_request_schema_format_increased': {
    kind: 'policy-differs',
    why: 'An int32 of a request becomes an int64, which takes every int32; the format counts with level codegen.',
  },
  'openapi-diff/SchemaBCTest.responseFormatDecreased/bc_response_schema_format_decreased': {
    kind: 'policy-differs',
    why: 'An int64 of a response becomes an int32, which is an int64 too; the format counts with level codegen.',
  },
  'openapi-diff/WriteOnlyBCTest.responseWriteOnlyRequiredDecreased/bc_response_writeonly_required_decreased':
    {
      kind: 'label-wrong',
      why: 'A property that responses never had is always there now.',
    },
};
