import { createRequire } from 'node:module';
import type { JsonValue } from '../src/artifacts';
import { compareOpenApi, compareSchemas } from '../src/compat';

/** What a tool says of a pair; a tool that throws has not decided. */
export type Said = 'compatible' | 'breaking' | 'undecided';

/** A tool that says whether a new document accepts all that the old one accepts. */
export interface System {
  readonly name: string;
  readonly compare: (before: JsonValue, after: JsonValue) => Said | Promise<Said>;
}

const peer = createRequire(new URL('./package.json', import.meta.url));

// What is used of the peers, whose own declarations do not resolve from here.
interface SchemaDiff {
  diffSchemas: (schemas: object) => Promise<{ removalsFound: boolean }>;
}

interface DiffValidator {
  validateSchemaCompatibility: (before: unknown, after: unknown) => void;
}

interface SmartDiff {
  apiCompare: (before: unknown, after: unknown) => { diffs: { type: string }[] };
}

const crucibleSchemas: System = {
  name: 'crucible compat (strict)',
  compare: (before, after) => compareSchemas(before, after, { policy: 'strict' }).verdict,
};

const crucibleOpenApi: System = {
  name: 'crucible compat',
  compare: (before, after) => compareOpenApi(before, after).verdict,
};

const smartDiff: System = {
  name: 'api-smart-diff',
  compare(before, after) {
    const { apiCompare } = load('api-smart-diff') as SmartDiff;
    // It writes into what it compares.
    const { diffs } = apiCompare(structuredClone(before), structuredClone(after));
    return diffs.some(({ type }) => type === 'breaking') ? 'breaking' : 'compatible';
  },
};

const schemaDiff: System = {
  name: 'json-schema-diff',
  async compare(before, after) {
    const { diffSchemas } = load('json-schema-diff') as SchemaDiff;
    const schemas = { sourceSchema: before, destinationSchema: after };
    return (await diffSchemas(schemas)).removalsFound ? 'breaking' : 'compatible';
  },
};

const diffValidator: System = {
  name: 'json-schema-diff-validator',
  compare(before, after) {
    const { validateSchemaCompatibility } = load('json-schema-diff-validator') as DiffValidator;
    try {
      validateSchemaCompatibility(before, after);
      return 'compatible';
    } catch (error) {
      // It says a break by throwing; whatever else it throws is a failure of its own.
      const isBreak = error instanceof Error && error.message.includes('not backward compatible');
      return isBreak ? 'breaking' : 'undecided';
    }
  },
};

export const SCHEMA_SYSTEMS: readonly System[] = [
  crucibleSchemas,
  schemaDiff,
  diffValidator,
  smartDiff,
];

export const OPENAPI_SYSTEMS: readonly System[] = [crucibleOpenApi, smartDiff];

/** @throws Error naming the command that installs it when a peer is not there */
function load(name: string): unknown {
  try {
    return peer(name);
  } catch {
    throw new Error(`${name} is not there: run npm ci --prefix bench`);
  }
}
