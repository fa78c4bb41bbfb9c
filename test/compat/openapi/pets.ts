import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { JsonValue } from '../../../src/artifacts';

const DOCUMENTATION = readFileSync('docs/compatibility.md', 'utf8');

/** The API that docs/compatibility.md shows first: it has something for every rule to break. */
export const PETS = parse(
  /```yaml\n(openapi: [^]*?)```/.exec(DOCUMENTATION)?.[1] ?? '',
) as JsonValue;
