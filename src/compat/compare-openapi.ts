import type { JsonValue } from '../artifacts';
import { verdictOf, type Finding, type Verdict } from './findings/finding';
import type { Api } from './openapi/model';
import { readApi } from './openapi/read-api';
import { comparing, type ContractOptions, type Comparing } from './options';
import type { Roles } from './rules/roles';
import { Acceptance } from './walk/acceptance';
import { applyRules, rulesOf } from './walk/apply-rules';
import type { Setting } from './walk/subject';
import { walkApi } from './walk/walk-api';

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
  options: ContractOptions = {},
): OpenApiComparison {
  const findings = compareApis(oldDocument, newDocument, comparing(options));
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
export function compareApis(before: JsonValue, after: JsonValue, options: Comparing): Finding[] {
  const apis = { old: readApi(before), new: readApi(after) };
  const acceptance = new Acceptance(options.ask, options.isTolerant);
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
  { level, now }: Comparing,
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
  const rules = rulesOf(level, direction);
  const findings: Finding[] = [];
  for (const subject of walkApi({ client: apis[client], server: apis[server] }, top)) {
    const { setting } = subject;
    const roles: Roles = { ...setting, now, accepts: acceptance.of(setting) };
    findings.push(...applyRules(subject, roles, rules, direction));
  }
  return findings;
}
