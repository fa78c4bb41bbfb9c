import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {
  closed,
  variantsOf,
  withAnyOf,
  withoutMapping,
  withTypes,
  withWholeAlternatives,
  type Schema,
} from './schema';

/** What is wrong with a value, a text a problem if it says what; undefined when nothing is. */
export type Check = (value: unknown) => readonly string[] | undefined;

/**
 * Validators of JavaScript, each made from the same schema, in the form in which it is fastest.
 * Loaded when used, as a program would that has only one of them.
 */
export const VALIDATORS: Record<string, (schema: Schema) => Promise<Check>> = {
  none: () => Promise.resolve(() => undefined),
  ajv: (schema) => Promise.resolve(ajvOf(schema, false)),
  'ajv-all-errors': (schema) => Promise.resolve(ajvOf(schema, true)),
  tjs: async (schema) => {
    const { schema: compile } = await import('tjs');
    return yesOrNo(compile(withTypes(withAnyOf(closed(schema))), { formatAssertion: true }));
  },
  schemasafe: async (schema) => {
    const { default: schemasafe } = await import('@exodus/schemasafe');
    // lax: it takes a keyword it does not know, such as x-schema-version. isJSON: nothing is undefined.
    const options = { mode: 'lax', formatAssertion: true, isJSON: true };
    return yesOrNo(schemasafe.validator(withoutMapping(closed(schema)), options));
  },
  typebox: async (schema) => {
    const { Compile } = await import('typebox/schema');
    const compiled = Compile(withAnyOf(closed(schema)));
    return yesOrNo((value) => compiled.Check(value));
  },
  zod: async (schema) => {
    const { z } = await import('zod');
    const whole = withWholeAlternatives(closed(schema));
    const variants = variantsOf(whole).map((variant) => z.fromJSONSchema(variant));
    const union = z.discriminatedUnion('event_name', variants);
    return yesOrNo((value) => union.safeParse(value).success);
  },
  valibot: async (schema) => {
    const { is } = await import('valibot');
    const { valibotOf } = await import('./valibot');
    const converted = valibotOf(closed(schema));
    return yesOrNo((value) => is(converted, value));
  },
};

function ajvOf(schema: Schema, allErrors: boolean): Check {
  const ajv = new Ajv2020({ strict: false, discriminator: true, allErrors });
  addFormats(ajv);
  const validate = ajv.compile(withoutMapping(closed(schema)));
  if (!allErrors) return yesOrNo(validate);
  return (value) =>
    validate(value)
      ? undefined
      : validate.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const NOTHING_SAID: readonly string[] = [];

function yesOrNo(isValid: (value: unknown) => boolean): Check {
  return (value) => (isValid(value) ? undefined : NOTHING_SAID);
}
