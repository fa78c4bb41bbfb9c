import {
  registerSchema,
  setShouldValidateFormat,
  unregisterSchema,
  validate,
  type SchemaObject,
} from '@hyperjump/json-schema/draft-2020-12';
import type { Json } from '../../src/compat/json';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

let registered = 0;

/**
 * Hyperjump's verdict on values, with formats as annotations; it shares no code with Ajv.
 *
 * @throws Error when it cannot compile the schema
 */
export async function hyperjumpAccepts(
  schema: object | boolean,
): Promise<(value: Json) => boolean> {
  setShouldValidateFormat(false);
  const uri = `urn:crucible-contracts:compat:${registered++}`;
  // What was read from JSON is JSON; Hyperjump changes what it registers.
  registerSchema(structuredClone(schema) as SchemaObject | boolean, uri, DIALECT);
  try {
    const validator = await validate(uri);
    return (value) => validator(value).valid;
  } finally {
    unregisterSchema(uri);
  }
}
