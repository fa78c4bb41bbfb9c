import type { JsonValue } from '../artifacts';
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

export interface CompareOpenApiOptions {
  readonly ask: Ask;
  readonly direction?: 'backward' | 'forward' | 'full';
  readonly level?: Level;
  readonly now?: Date;
}

export interface OpenApiResult {
  readonly verdict: Verdict;
  readonly witness?: JsonValue;
  readonly findings: readonly Finding[];
  readonly reason?: string;
}

export function compareOpenApi(
  oldDocument: JsonValue,
  newDocument: JsonValue,
  { ask, direction = 'backward', level = 'wire', now = new Date() }: CompareOpenApiOptions,
): OpenApiResult {
  const directions = direction === 'full' ? (['backward', 'forward'] as const) : [direction];
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
  return options.directions.flatMap((direction) => oneWay(direction, apis, acceptance, options));
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
