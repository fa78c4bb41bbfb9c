import { date_time, uri } from '../../generated/formats';
import type { DialectName, FormatTests, SchemaSource } from './compile';
import { decideContainment, type Containment } from './containment';
import { findingOf, type Finding } from './finding';
import type { Json } from './json';
import { asReader, asWriter } from './policy';
import type { Budget } from './solver';

/**
 * strict: schemas as written. tolerant-reader: what a writer of one emits against what a reader of
 * the other accepts; writers emit only properties that the schema names and versions up to their
 * own, readers accept any minor of their major and variants of a newer minor that they do not know.
 */
export type Policy = 'strict' | 'tolerant-reader';

/**
 * backward: the new schema accepts all that the old one accepts. forward: the old one accepts all
 * that the new one accepts. full: both.
 */
export type Direction = 'backward' | 'forward' | 'full';

/** How two schemas are compared; everything has a default. */
export interface CompareOptions {
  /** `strict` when left out. */
  readonly policy?: Policy;
  /** `backward` when left out. */
  readonly direction?: Direction;
  /** What the comparison may cost, in each direction. */
  readonly budget?: Budget;
  /** Dialect of schemas without `$schema`; 2020-12 when left out. */
  readonly dialect?: DialectName;
  /**
   * Formats that are asserted, by name; others are annotations. When left out, none with the policy
   * strict, and with tolerant-reader those that the validators of this package assert.
   */
  readonly formats?: readonly string[];
  /** Documents that the schemas refer to, by the URI they use. */
  readonly documents?: {
    readonly old?: Readonly<Record<string, unknown>>;
    readonly new?: Readonly<Record<string, unknown>>;
  };
}

/** The verdict on two schemas, with its evidence. */
export interface Comparison {
  /**
   * compatible: proved. breaking: the witness is a document that one side accepts and the other
   * rejects, as Ajv confirms. undecided: neither, for the reason given.
   */
  readonly verdict: 'compatible' | 'breaking' | 'undecided';
  /** A small document that breaks; there when the verdict is breaking. */
  readonly witness?: Json;
  /** One for each direction that breaks. */
  readonly findings: readonly Finding[];
  /** Why it is undecided. */
  readonly reason?: string;
}

/** Formats that can be asserted, as the generated validators do. */
const FORMATS = new Map(
  [date_time, uri].map((format) => [format.name, (text: string) => format.test(text)]),
);

/**
 * Whether documents of one schema are understood by users of the other.
 *
 * @param oldSchema a JSON Schema of draft-04 to 2020-12, or a schema object of OpenAPI
 * @param newSchema the one that is to take its place
 */
export function compareSchemas(
  oldSchema: unknown,
  newSchema: unknown,
  options: CompareOptions = {},
): Comparison {
  const { policy = 'strict', direction = 'backward', dialect = '2020-12', documents } = options;
  const old = { schema: oldSchema, dialect, documents: documents?.old ?? {} };
  const next = { schema: newSchema, dialect, documents: documents?.new ?? {} };
  const decide = (sub: SchemaSource, sup: SchemaSource): Containment =>
    decideContainment(
      policy === 'strict' ? sub : asWriter(sub),
      policy === 'strict' ? sup : asReader(sup),
      { budget: options.budget ?? {}, formats: formatTests(policy, options.formats) },
    );
  return summarize([
    ...(direction === 'forward' ? [] : [['backward', decide(old, next)] as const]),
    ...(direction === 'backward' ? [] : [['forward', decide(next, old)] as const]),
  ]);
}

function formatTests(policy: Policy, names: readonly string[] | undefined): FormatTests {
  const asserted = names ?? (policy === 'strict' ? [] : FORMATS.keys());
  return new Map([...asserted].map((name) => [name, FORMATS.get(name)]));
}

function summarize(
  decisions: readonly (readonly [Finding['direction'], Containment])[],
): Comparison {
  const findings = decisions.flatMap(([direction, decision]) =>
    decision.verdict === 'broken' ? [findingOf(direction, decision)] : [],
  );
  const [finding] = findings;
  if (finding) return { verdict: 'breaking', witness: finding.witness, findings };
  const reasons = decisions.flatMap(([, one]) => (one.verdict === 'undecided' ? [one.reason] : []));
  if (reasons.length === 0) return { verdict: 'compatible', findings };
  return { verdict: 'undecided', findings, reason: [...new Set(reasons)].join('; ') };
}
