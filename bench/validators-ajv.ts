import type { Ajv2020, ValidateFunction } from 'ajv/dist/2020.js';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { close, publishedSchema } from '../test/contract/schemas';
import type { DocumentName, Profile } from '../src';

// All three from the root's Ajv: bench/ may have one of its own, which ajv-formats does not fit.
const require = createRequire(resolve('package.json'));
const { Ajv2020: Ajv } = require('ajv/dist/2020') as { Ajv2020: typeof Ajv2020 };
const standaloneCode = require('ajv/dist/standalone') as StandaloneCode;
const { default: withFormats } = require('ajv-formats') as { default: (ajv: Ajv2020) => void };

type StandaloneCode = (ajv: Ajv2020, validate: ValidateFunction) => string;

/**
 * Ajv's standalone code for a document, as an ES module, at Ajv's best: one variant is tried and not
 * all of them. `allErrors` is for reports.
 */
export function ajvModule(document: DocumentName, profile: Profile, allErrors: boolean): string {
  const ajv = new Ajv({
    strict: false,
    discriminator: true,
    allErrors,
    code: { source: true, esm: true },
  });
  withFormats(ajv);
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
