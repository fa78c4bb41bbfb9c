import { existsSync, readFileSync } from 'node:fs';
import type { JsonValue } from '../src/artifacts';
import { compareContracts, compareSchemas, readContract, type Contract } from '../src/compat';
import { readFolder } from '../src/cli/sources/read-folder';
import { OPENAPI_SYSTEMS, SCHEMA_SYSTEMS, type Said, type System } from './compat-systems';

const SUITES = '../shared/compat-suites';
const ASYNCAPI = 'bench/node_modules/@asyncapi/specs/schemas';
const ROUNDS = 5;

/** A pair of AsyncAPI's meta-schemas must be decided within these. */
const ASYNCAPI_SECONDS = 10;

interface Pair {
  readonly dialect: string;
  readonly old: JsonValue;
  readonly new: JsonValue;
  readonly old_2020_12?: JsonValue;
  readonly new_2020_12?: JsonValue;
  readonly backward_compatible: boolean | null;
  readonly containment?: { readonly old_in_new: { readonly verdict: string } };
}

/** A pair, and whether it breaks: by a confirmed witness, or by its label. */
interface Case {
  readonly before: JsonValue;
  readonly after: JsonValue;
  readonly breaks: boolean;
}

function read(name: string): Pair[] {
  return JSON.parse(readFileSync(`${SUITES}/${name}`, 'utf8')) as Pair[];
}

function schemaCases(): Case[] {
  return read('json-schema-pairs.json').flatMap((pair) => {
    const verdict = pair.containment?.old_in_new.verdict;
    if (verdict !== 'not-contained' && verdict !== 'no-witness-found') return [];
    return {
      before: pair.old_2020_12 ?? pair.old,
      after: pair.new_2020_12 ?? pair.new,
      breaks: verdict === 'not-contained',
    };
  });
}

function openApiCases(): Case[] {
  return read('openapi-pairs.json').flatMap((pair) => {
    if (pair.backward_compatible === null || pair.dialect === 'swagger-2.0') return [];
    return { before: pair.old, after: pair.new, breaks: !pair.backward_compatible };
  });
}

async function say({ compare }: System, { before, after }: Case): Promise<Said> {
  try {
    return await compare(before, after);
  } catch (error) {
    if (error instanceof Error && error.message.includes('run npm ci')) throw error;
    return 'undecided';
  }
}

async function score(systems: readonly System[], cases: readonly Case[]): Promise<void> {
  const rows: Record<string, object> = {};
  for (const system of systems) {
    const counts = { missed: 0, flagged: 0, undecided: 0 };
    const times: number[] = [];
    for (const one of cases) {
      const start = performance.now();
      const said = await say(system, one);
      times.push(performance.now() - start);
      if (said === 'undecided') counts.undecided++;
      else if (said === 'compatible' && one.breaks) counts.missed++;
      else if (said === 'breaking' && !one.breaks) counts.flagged++;
    }
    const [p50, p99] = [0.5, 0.99].map((share) => percentile(times, share).toFixed(2));
    rows[system.name] = { ...counts, 'p50 ms': p50, 'p99 ms': p99 };
  }
  const breaks = cases.filter((one) => one.breaks).length;
  console.log(`\n${cases.length} pairs, of which ${breaks} break`);
  console.table(rows);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
}

/** The package's own contract, in which every object has one optional property more. */
function extended(contract: Contract): Contract {
  const documents = contract.documents.map((document) => ({
    ...document,
    value: withProperty(document.value),
  }));
  return { ...contract, documents };
}

function withProperty(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withProperty);
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, withProperty(child)]),
  );
  const { type, properties } = copy;
  const isObject = type === 'object' && typeof properties === 'object' && properties !== null;
  return isObject && !Array.isArray(properties)
    ? { ...copy, properties: { ...properties, one_more: { type: 'string' } } }
    : copy;
}

function timeOwnContract(): void {
  const before = readContract('here', readFolder('.'), '');
  const after = extended(before);
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    const { findings } = compareContracts(before, after, { direction: 'full' });
    const rest = findings.filter(({ rule }) => rule !== 'version-not-raised');
    if (rest.length > 0) throw new Error(`an optional property breaks: ${rest[0]?.message}`);
    return performance.now() - start;
  });
  console.log(
    `\nThe package's own contract, ${before.documents.length} documents, each with more properties, both directions:`,
  );
  console.log(
    `first ${times[0]?.toFixed(0)} ms, median of ${ROUNDS} ${percentile(times, 0.5).toFixed(0)} ms`,
  );
}

function timeAsyncApi(): void {
  const versions = ['2.0.0', '2.1.0', '2.2.0', '2.3.0', '2.4.0', '2.5.0', '2.6.0'];
  console.log("\nAsyncAPI's meta-schemas, each with the next minor version:");
  for (const [index, version] of versions.slice(0, -1).entries()) {
    const next = versions[index + 1] ?? '';
    const [before, after] = [version, next].map(
      (one) => JSON.parse(readFileSync(`${ASYNCAPI}/${one}-without-$id.json`, 'utf8')) as JsonValue,
    );
    const start = performance.now();
    const { verdict, reason } = compareSchemas(before ?? null, after ?? null, {
      policy: 'strict',
      budget: { milliseconds: ASYNCAPI_SECONDS * 1000 },
    });
    const seconds = (performance.now() - start) / 1000;
    if (verdict === 'undecided' || seconds > ASYNCAPI_SECONDS)
      throw new Error(`${version} -> ${next}: ${verdict} after ${seconds} s: ${reason}`);
    console.log(`${version} -> ${next}: ${verdict} in ${seconds.toFixed(2)} s`);
  }
}

if (existsSync(SUITES)) {
  await score(SCHEMA_SYSTEMS, schemaCases());
  await score(OPENAPI_SYSTEMS, openApiCases());
} else console.log(`${SUITES} is not there: only times are measured`);
timeOwnContract();
timeAsyncApi();
