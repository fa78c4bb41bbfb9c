import { Ajv } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { isObject, type JsonObject } from '../json';

let validators: readonly (Ajv | Ajv2019 | Ajv2020)[] | undefined;

/** A meta-schema of JSON Schema that Ajv brings with it, by URI. */
export function metaSchema(uri: string): JsonObject | undefined {
  if (!/^https?:\/\/json-schema\.org\//.test(uri)) return undefined;
  validators ??= [new Ajv2020(), new Ajv2019(), new Ajv()];
  // Ajv's getSchema would compile it.
  return validators.map(({ schemas }) => schemas[uri]?.schema).find(isObject);
}
