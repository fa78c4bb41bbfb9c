import type { Finding, Level, Policy } from '../../../src/compat';

/** What the suite says of how a label was made. */
export interface LabelDetails {
  /** oasdiff: all checks ran, or those that it names. */
  readonly scope?: string;
  /** oasdiff: what it found, and how bad that is. */
  readonly levels?: Readonly<Record<string, string>>;
  /** openapi-diff: the option that makes the pair incompatible. */
  readonly prop?: string;
}

/** Options of the checkers that ask for more than `wire`: the level that asks for the same. */
const OPTION_LEVELS: readonly [option: RegExp, level: Level][] = [
  [/OPERATION_ID_CHANGED$/, 'codegen'],
  // A status of failure counts too.
  [/^RESPONSE_RESPONSES_DECREASED$/, 'strict'],
  // An error only by oasdiff's options for deprecation.
  [/-deprecated-sunset-missing$/, 'strict'],
];

/** Level that asks for what the checker was asked for. */
export function levelOf({ prop = '', levels = {} }: LabelDetails): Level {
  const errors = Object.keys(levels).filter((id) => levels[id] === 'ERR');
  const asked = OPTION_LEVELS.find(([option]) => [prop, ...errors].some((id) => option.test(id)));
  return asked?.[1] ?? 'wire';
}

/**
 * What a checker counts without being asked that `wire` does not, in all of its pairs: openapi-diff
 * takes formats as generated clients do, oasdiff the members of a request's union by their names.
 */
const COUNTED: readonly [labels: RegExp, rules: RegExp][] = [
  [/^openapitools-openapi-diff /, /^format-changed$/],
  [/^oasdiff .*:RequestProperty(AnyOf|OneOf|AllOf)/, /^union-name-unknown$/],
];

/** Rules of level `codegen` that the checker counts beside those of the level that it was asked for. */
export function isCounted(source: string, { scope = '' }: LabelDetails, rule: string): boolean {
  const labels = `${source} ${scope.replaceAll(' ', '')}`;
  return COUNTED.some(([from, rules]) => from.test(labels) && rules.test(rule));
}

/** Keywords that openapi-diff looks at only when asked to, and the option that asks. */
const OFF_BY_DEFAULT: readonly [keyword: string, option: RegExp][] = [
  ['minLength', /MIN_LENGTH/],
  ['maxLength', /MAX_LENGTH/],
];

/** oasdiff's checks of 2020-12's conditional keywords are of pure containment. */
export function policyOf({ scope = '' }: LabelDetails): Policy {
  return /DependentSchemas/.test(scope) ? 'strict' : 'tolerant-reader';
}

/** What a check of oasdiff looks at, by the beginning of its name, and the rules about that. */
const SUBJECTS: readonly [check: RegExp, rules: RegExp][] = [
  [/^NewRequest(Non)?PathParameter/, /^parameter-required$/],
  [/^RequestParameter/, /^parameter-/],
  [/^RequestBodyMediaType/, /^request-media-type-/],
  [/^RequestBody/, /^request-body-/],
  [/^Request(Property|Discriminator)/, /^request-schema-|^property-read-only$/],
  [/^ResponseMediaType/, /^response-media-type-/],
  [/^Response/, /^response-schema-|^property-write-only$/],
  [/^API(Components)?Security/, /^security-/],
  [/^API(Deprecation|Sunset)/, /^operation-/],
  [/^Webhook/, /^webhook-/],
  // What schemas say of themselves is looked at in requests and responses alike.
  [
    /^(Request|Response)(Property|Parameter|Discriminator)/,
    /^(key|content|discriminator|extensible|union)-/,
  ],
];

/** Whether a finding is about what the label's checks look at; all are, when all ran. */
export function isLookedAt(
  source: string,
  { scope = 'all-checks', prop = '' }: LabelDetails,
  { rule, keyword }: Finding,
): boolean {
  if (source === 'openapitools-openapi-diff')
    return OFF_BY_DEFAULT.every(([name, option]) => name !== keyword || option.test(prop));
  const [kind, names = ''] = scope.split(':');
  if (!kind?.startsWith('single-check')) return true;
  return names
    .split(',')
    .some((name) => SUBJECTS.some(([check, rules]) => check.test(name.trim()) && rules.test(rule)));
}
