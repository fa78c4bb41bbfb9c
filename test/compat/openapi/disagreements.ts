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
  'oasdiff/172-TestRequestBodyMinContainsIncreased': {
    kind: 'label-wrong',
    why: 'All items are strings and one must be an integer: no array is valid before or after.',
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
  'openapi-diff/MinLengthBCTest.responseMinLengthIncreased/bc_response_minlength_increased': {
    kind: 'label-wrong',
    why: 'The response is never shorter than before.',
  },
  'openapi-diff/OneOfDiffTest.testComposedSchema/composed_schema_2': {
    kind: 'label-wrong',
    why: 'A schema of a response gets one more condition, so it allows no more than before.',
  },
  'openapi-diff/WriteOnlyBCTest.responseWriteOnlyRequiredDecreased/bc_response_writeonly_required_decreased':
    {
      kind: 'label-wrong',
      why: 'A property that responses never had is always there now.',
    },
};
