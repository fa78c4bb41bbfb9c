import type { JsonValue } from '../artifacts';
import { createAsk, type Policy } from './ask';
import { verdictOf, type Finding, type Verdict } from './findings/finding';
import type { Level } from './findings/level';
import type { Api } from './openapi/model';
import { readApi } from './openapi/read-api';
import type { Roles } from './rules/roles';
import { Acceptance, type Ask } from './walk/acceptance';
import { applyRules } from './walk/apply-rules';
import type { Setting } from './walk/subject';
import { walkApi } from './walk/walk-api';

/** How contracts are compared. */
export interface ComparisonOptions {
  /** Compares two JSON Schemas. */
  readonly ask: Ask;
  readonly directions: readonly Finding['direction'][];
  readonly level: Level;
  /** What sunsets are compared with. */
  readonly now: Date;
}

/** Options of {@link compareOpenApi}. */
export interface CompareOpenApiOptions {
  /** How schemas are read; default `tolerant-reader`. */
  readonly policy?: Policy;
  /**
   * `backward`, the default: clients of the old document with a server of the new one. `forward`:
   * clients of the new one with a server of the old. `full`: both.
   */
  readonly direction?: 'backward' | 'forward' | 'full';
  /** What must not break; default `wire`. */
  readonly level?: Level;
  /** What each pair of schemas may cost, in milliseconds. */
  readonly budget?: number;
  /** What sunsets are compared with; default the clock. */
  readonly now?: Date;
}

/** What {@link compareOpenApi} found. */
export interface OpenApiComparison {
  readonly verdict: Verdict;
  /** The first witness among the findings. */
  readonly witness?: JsonValue;
  readonly findings: readonly Finding[];
  /** Why it is undecided. */
  readonly reason?: string;
}

/**
 * Compares two OpenAPI documents, 3.0 or 3.1: does everything that worked with the old one work with
 * the new one? Requests may only be accepted more widely and responses only be narrower, webhooks
 * and callbacks the other way round.
 *
 * @throws CompatError when one is no OpenAPI document, or refers to what is outside of it or missing
 */
export function compareOpenApi(
  oldDocument: JsonValue,
  newDocument: JsonValue,
  {
    policy = 'tolerant-reader',
    direction = 'backward',
    level = 'wire',
    now = new Date(),
    budget,
  }: CompareOpenApiOptions = {},
): OpenApiComparison {
  const directions = direction === 'full' ? (['backward', 'forward'] as const) : [direction];
  const ask = createAsk({ policy, ...(budget !== undefined && { budget }) });
  const findings = compareApis(oldDocument, newDocument, { ask, directions, level, now });
  const witness = findings.find((finding) => finding.witness !== undefined)?.witness;
  const reason = findings.find(({ severity }) => severity === 'undecided')?.message;
  const verdict = verdictOf(findings);
  return {
    verdict,
    findings,
    ...(witness !== undefined && { witness }),
    ...(verdict === 'undecided' && reason !== undefined && { reason }),
  };
}

/** What breaks between two OpenAPI documents, in each direction asked for. */
export function compareApis(
  before: JsonValue,
  after: JsonValue,
  options: ComparisonOptions,
): Finding[] {
  const apis = { old: readApi(before), new: readApi(after) };
  const acceptance = new Acceptance(options.ask);
  const findings = options.directions.flatMap((direction) =>
    oneWay(direction, apis, acceptance, options),
  );
  // What requests and responses share would be told of twice.
  return [...new Map(findings.map((finding) => [finding.fingerprint, finding])).values()];
}

function oneWay(
  direction: Finding['direction'],
  apis: { old: Api; new: Api },
  acceptance: Acceptance,
  { level, now }: ComparisonOptions,
): Finding[] {
  const [client, server] =
    direction === 'backward' ? (['old', 'new'] as const) : (['new', 'old'] as const);
  const top: Setting = {
    client,
    server,
    isOutgoing: false,
    operation: '',
    message: 'request',
    pointers: { client: '', server: '' },
    seen: new Set(),
  };
  const findings: Finding[] = [];
  for (const subject of walkApi({ client: apis[client], server: apis[server] }, top)) {
    const { setting } = subject;
    const roles: Roles = { ...setting, now, accepts: acceptance.of(setting) };
    findings.push(...applyRules(subject, roles, level, direction));
  }
  return findings;
}
