import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { createRequire } from 'node:module';
import addFormats from 'ajv-formats';
import { close, publishedSchema } from '../test/contract/schemas';
import type { DocumentName, Profile } from '../src';

// CommonJS whose types, as an ES module, are not what Node gives.
const standaloneCode = createRequire(import.meta.url)('ajv/dist/standalone') as StandaloneCode;

type StandaloneCode = (ajv: Ajv2020, validate: ValidateFunction) => string;

/**
 * Ajv's standalone code for a document, as an ES module, at Ajv's best: one variant is tried and not
 * all of them. `allErrors` is for reports.
 */
export function ajvModule(document: DocumentName, profile: Profile, allErrors: boolean): string {
  const ajv = new Ajv2020({
    strict: false,
    discriminator: true,
    allErrors,
    code: { source: true, esm: true },
  });
  addFormats(ajv);
  const { $id: _id, ...schema } = publishedSchema(document);
  const validate = ajv.compile(withoutMapping(profile === 'writer' ? close(schema) : schema));
  return standaloneCode(ajv, validate);
}

/** Ajv takes a discriminator without mapping only; the constants of the variants say the same. */
function withoutMapping(schema: object): object {
  const text = JSON.stringify(schema, (key, value: unknown) =>
    key === 'mapping' ? undefined : value,
  );
  // What was an object is one.
  return JSON.parse(text) as object;
}
