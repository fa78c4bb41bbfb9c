/**
 * What a reader would write with Ajv: JSON.parse and a compiled schema, line by line. Exits with 3 at
 * the first event that is invalid: 1 is what Node ends with when it fails itself. Arguments: schema, JSONL file.
 */
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const [schema = '', file = ''] = process.argv.slice(2);
// Ajv's best: one variant is tried, not all of them.
const ajv = new Ajv2020({ strict: false, discriminator: true });
addFormats(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')) as AnySchemaObject);

for await (const line of createInterface({ input: createReadStream(file) })) {
  if (validate(JSON.parse(line))) continue;
  console.error(validate.errors);
  process.exit(3);
}
