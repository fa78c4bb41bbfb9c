import type { Level } from '../../../src/compat';

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

/** Whether a rule is about what the label's checks look at; all are, when all ran. */
export function isLookedAt({ scope = 'all-checks' }: LabelDetails, rule: string): boolean {
  const [kind, names = ''] = scope.split(':');
  if (!kind?.startsWith('single-check')) return true;
  return names
    .split(',')
    .some((name) => SUBJECTS.some(([check, rules]) => check.test(name.trim()) && rules.test(rule)));
}
