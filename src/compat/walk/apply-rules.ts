import { fingerprint } from '../findings/fingerprint';
import type { Finding } from '../findings/finding';
import { counts, type Level } from '../findings/level';
import { OPENAPI_RULES } from '../rules';
import type { Roles } from '../rules/roles';
import type { Rule, Violation } from '../rules/rule';
import type { SubjectKind } from '../rules/subjects';
import type { Subject } from './subject';

const RULES: readonly (readonly [id: string, rule: Rule])[] = Object.entries(OPENAPI_RULES);

/** The rules that are to be applied, by what they are about. */
export type AppliedRules = ReadonlyMap<SubjectKind, readonly (readonly [id: string, rule: Rule])[]>;

/** The rules of a level and of those before it. */
export function rulesOf(level: Level, direction: Finding['direction']): AppliedRules {
  const applied = RULES.filter(
    ([, rule]) =>
      counts(rule.level, level) &&
      // Code is generated again when the contract is new: it has only one way to go.
      !(rule.level === 'codegen' && direction === 'forward'),
  );
  const kinds = new Set(applied.map(([, rule]) => rule.on));
  return new Map([...kinds].map((kind) => [kind, applied.filter(([, rule]) => rule.on === kind)]));
}

/** What rules find in one pair. */
export function applyRules<K extends SubjectKind>(
  subject: Subject<K>,
  roles: Roles,
  rules: AppliedRules,
  direction: Finding['direction'],
): Finding[] {
  return (rules.get(subject.kind) ?? []).flatMap(([id, rule]) => {
    if (!isOn(rule, subject.kind)) return [];
    const found = rule.check(subject.pair, roles) ?? [];
    return [found].flat().map((violation) => findingOf(id, rule, violation, subject, direction));
  });
}

function isOn<K extends SubjectKind>(rule: Rule, kind: K): rule is Rule<K> {
  return rule.on === kind;
}

function findingOf<K extends SubjectKind>(
  id: string,
  { level, help }: Pick<Rule, 'level' | 'help'>,
  violation: Violation,
  { what, setting }: Subject<K>,
  direction: Finding['direction'],
): Finding {
  const where = [setting.operation, what].filter((part) => part !== '').join(', ');
  const pointers = {
    client: violation.client ?? setting.pointers.client,
    server: violation.server ?? setting.pointers.server,
  };
  const isOldClient = setting.client === 'old';
  return {
    rule: id,
    level,
    severity: violation.undecided === undefined ? 'breaking' : 'undecided',
    direction,
    message: where === '' ? violation.message : `${where}: ${violation.message}`,
    help,
    old: isOldClient ? pointers.client : pointers.server,
    new: isOldClient ? pointers.server : pointers.client,
    ...(violation.witness !== undefined && { witness: violation.witness }),
    ...(violation.keyword !== undefined && { keyword: violation.keyword }),
    fingerprint: fingerprint([id, direction, where, ...(violation.values ?? [])]),
  };
}
