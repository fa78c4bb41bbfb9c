import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { JsonValue } from '../../../src/artifacts';

/** A schema of a pet with a version, changed. */
export function petSchema(version: string, change: Record<string, JsonValue> = {}): string {
  const schema = {
    'x-schema-version': version,
    type: 'object',
    required: ['name'],
    properties: { name: { type: 'string' } },
    ...change,
  };
  return JSON.stringify(schema, null, 2);
}

/** A change that breaks: a property more that is required. */
export const BREAKS = { required: ['name', 'age'] };

/** A change that only adds. */
export const ADDS = { properties: { name: { type: 'string' }, age: { type: 'integer' } } };

/** An OpenAPI document, as YAML, whose one operation has that name. */
export function petsApi(version: string, method = 'get'): string {
  return [
    'openapi: 3.1.0',
    `info: { title: Pets, version: ${version} }`,
    'paths:',
    '  /pets:',
    `    ${method}:`,
    '      responses:',
    "        '204': { description: Done. }",
    '',
  ].join('\n');
}

/** Writes files by their path under a folder, and gives the folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
