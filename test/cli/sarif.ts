import { existsSync, readFileSync } from 'node:fs';
import { Ajv, type AnySchemaObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

const SCHEMA = '../shared/data/sarif/sarif-schema-2.1.0.json';

/** Validates a SARIF log by OASIS' schema; undefined where the schema is not at hand. */
export const validateSarif: ValidateFunction | undefined = existsSync(SCHEMA)
  ? sarifValidator()
  : undefined;

function sarifValidator(): ValidateFunction {
  const ajv = new Ajv({ strict: false });
  addFormats(ajv);
  // Draft 4 that uses nothing draft 7 reads otherwise but its own id.
  const {
    $schema: _,
    id: __,
    ...schema
  } = JSON.parse(readFileSync(SCHEMA, 'utf8')) as AnySchemaObject;
  return ajv.compile(schema);
}
