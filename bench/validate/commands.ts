import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { closed, withoutMapping, type Schema } from './peers/schema';

/** A program and its arguments. */
export type Command = readonly [string, ...string[]];

/** A program that goes through a JSONL file of events. */
export interface System {
  readonly name: string;
  readonly check: (file: string) => Command;
  /** Exit code when a line is invalid; undefined for one that checks nothing. */
  readonly rejects?: number;
  /** How many lines it found invalid, of what it printed; undefined where it does not count them. */
  readonly counts?: RegExp;
}

export type SystemName = keyof ReturnType<typeof systemsOf>;

const CRUCIBLE = 'dist/cli.cjs';
const PEERS = 'bench/node_modules';
const JSONSCHEMA = `${PEERS}/.bin/jsonschema`;
const EVERY_PROBLEM = ['--as', 'telemetry_event', '--max-problems', String(1e9)];
const FAST = ['--fast', '--continue', '--format-assertion'];
const MISSING = { [CRUCIBLE]: 'npm run build', [JSONSCHEMA]: 'npm ci --prefix bench' };

/** `crucible validate`, as it is installed. */
export function crucible(...args: string[]): Command {
  return [process.execPath, CRUCIBLE, 'validate', ...args];
}

/** `ajv validate` of ajv-cli, on a file that is one document. */
export function ajvCli(schema: string, file: string): Command {
  const options = ['--spec=draft2020', '--strict=false', '-c', 'ajv-formats'];
  return [`${PEERS}/.bin/ajv`, 'validate', ...options, '-s', schema, '-d', file];
}

/** Node, doing nothing: what every program of JavaScript takes at least. */
export const EMPTY_NODE: Command = [process.execPath, '-e', '0'];

/**
 * crucible and its peers, all held to the same closed schema with formats asserted. Files they need
 * go to `folder`.
 *
 * @throws Error when one of them is not there, naming the command that installs it
 */
export async function buildSystems(folder: string): Promise<ReturnType<typeof systemsOf>> {
  for (const [path, command] of Object.entries(MISSING)) {
    if (!existsSync(path)) throw new Error(`${path} is not there: run ${command}`);
  }
  const published = 'generated/schemas/telemetry_event.schema.json';
  const schema = join(folder, 'telemetry_event.schema.json');
  const parsed = JSON.parse(readFileSync(published, 'utf8')) as Schema;
  writeFileSync(schema, JSON.stringify(withoutMapping(closed(parsed))));
  await build({
    entryPoints: ['bench/validate/peers/check-lines.ts'],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
  });
  return systemsOf(schema, join(folder, 'check-lines.mjs'));
}

function systemsOf(schema: string, program: string) {
  const lines = (name: string, reader: string, validator: string): System => ({
    name,
    check: (file) => [process.execPath, program, reader, validator, schema, file],
    ...(validator === 'none' ? {} : { rejects: 3, counts: /^(\d+) invalid$/m }),
  });
  return {
    crucible: {
      name: '`crucible validate`',
      check: (file) => crucible('--as', 'telemetry_event', file),
      rejects: 1,
      counts: /checked 1: (\d+) problems?/,
    },
    crucibleReport: {
      name: '`crucible validate --format json`, every problem printed',
      check: (file) => crucible(...EVERY_PROBLEM, '--format', 'json', file),
      rejects: 1,
      counts: /checked 1: (\d+) problems?/,
    },
    cruciblePretty: {
      name: '`crucible validate`, every problem printed with its lines',
      check: (file) => crucible(...EVERY_PROBLEM, file),
      rejects: 1,
      counts: /checked 1: (\d+) problems?/,
    },
    jsonschema: {
      name: '`@sourcemeta/jsonschema validate --fast --continue`',
      check: (file) => [JSONSCHEMA, 'validate', ...FAST, schema, file],
      rejects: 2,
    },
    readlineAjv: lines('readline + `JSON.parse` + Ajv', 'readline', 'ajv'),
    ajv: lines('chunks + `JSON.parse` + Ajv', 'chunks', 'ajv'),
    tjs: lines('chunks + `JSON.parse` + tjs', 'chunks', 'tjs'),
    schemasafe: lines('chunks + `JSON.parse` + schemasafe', 'chunks', 'schemasafe'),
    typebox: lines('chunks + `JSON.parse` + typebox', 'chunks', 'typebox'),
    zod: lines('chunks + `JSON.parse` + zod', 'chunks', 'zod'),
    valibot: lines('chunks + `JSON.parse` + valibot', 'chunks', 'valibot'),
    parse: lines('chunks + `JSON.parse`, nothing checked', 'chunks', 'none'),
    readlineAjvErrors: lines(
      'readline + `JSON.parse` + Ajv, allErrors',
      'readline',
      'ajv-all-errors',
    ),
    ajvErrors: lines('chunks + `JSON.parse` + Ajv, allErrors', 'chunks', 'ajv-all-errors'),
    wc: { name: '`wc -l`', check: (file) => ['wc', '-l', file] },
    node: { name: 'Node, doing nothing', check: () => EMPTY_NODE },
  } satisfies Record<string, System>;
}
