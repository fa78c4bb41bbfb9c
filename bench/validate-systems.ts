import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** What a program ended with, and what it must have said. */
export interface Verdict {
  readonly status: number;
  readonly output?: RegExp;
}

/** A program that checks a JSONL file of events. */
export interface System {
  readonly name: string;
  /** Program and arguments that check a file. */
  readonly check: (file: string) => readonly [string, ...string[]];
  /** How it says that one event is invalid, and not that it failed itself. */
  readonly rejects: Verdict;
}

const CRUCIBLE = 'dist/cli.cjs';
const JSONSCHEMA = 'bench/node_modules/.bin/jsonschema';

/** Command that checks a run's folder, which only crucible can. */
export function crucibleValidate(...args: string[]): readonly [string, ...string[]] {
  return [process.execPath, CRUCIBLE, 'validate', ...args];
}

/**
 * crucible and its peers, all held to the same closed schema with formats asserted. Files they need
 * go to `folder`.
 *
 * @throws Error when one of them is not there, naming the command that installs it
 */
export function systems(folder: string): System[] {
  if (!existsSync(CRUCIBLE)) throw new Error(`${CRUCIBLE} is not there: run npm run build`);
  if (!existsSync(JSONSCHEMA)) {
    throw new Error('@sourcemeta/jsonschema is not there: run npm ci --prefix bench');
  }
  const schema = join(folder, 'telemetry_event.schema.json');
  const published = readFileSync('generated/schemas/telemetry_event.schema.json', 'utf8');
  writeFileSync(schema, JSON.stringify(closed(JSON.parse(published))));
  const ajv = join(folder, 'ajv.mjs');
  buildSync({
    entryPoints: ['bench/validate-ajv.ts'],
    outfile: ajv,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
  });
  return [
    {
      name: 'crucible validate',
      check: (file) => crucibleValidate('--as', 'telemetry_event', file),
      rejects: { status: 1, output: /checked 1: 1 problem$/m },
    },
    {
      name: 'Ajv + JSON.parse + readline',
      check: (file) => [process.execPath, ajv, schema, file],
      rejects: { status: 3 },
    },
    {
      name: '@sourcemeta/jsonschema --fast',
      check: (file) => [JSONSCHEMA, 'validate', '--fast', '--format-assertion', schema, file],
      rejects: { status: 2, output: /^fail: /m },
    },
  ];
}

/** The writer profile: every object closed that does not say itself what else it takes. */
function closed(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(closed);
  if (typeof part !== 'object' || part === null) return part;
  // Ajv takes a discriminator without mapping only; the constants of the variants say the same.
  const entries = Object.entries(part).filter(([key]) => key !== 'mapping');
  const copy = Object.fromEntries(entries.map(([key, value]) => [key, closed(value)]));
  const isOpen = copy['type'] === 'object' && 'properties' in copy;
  return isOpen && !('additionalProperties' in copy)
    ? { ...copy, additionalProperties: false }
    : copy;
}
