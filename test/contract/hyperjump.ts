import '@hyperjump/json-schema/formats';
import {
  registerSchema,
  setShouldValidateFormat,
  validate,
  type SchemaObject,
} from '@hyperjump/json-schema/draft-2020-12';
import type { Schema } from '../../scripts/generate/schema';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

let registered = 0;

/** Hyperjump's verdict on a schema: a third implementation, which shares no code with Ajv. */
export async function hyperjumpFor({ $id: _id, ...schema }: Schema) {
  setShouldValidateFormat(true);
  const uri = `urn:crucible-contracts:test:${registered++}`;
  // What was read from JSON is JSON.
  registerSchema({ ...schema } as SchemaObject, uri, DIALECT);
  const validator = await validate(uri);
  return (value: unknown) => validator(value as Parameters<typeof validator>[0]).valid;
}
