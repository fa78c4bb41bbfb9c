import { fingerprint } from '../findings/fingerprint';
import type { Finding } from '../findings/finding';
import { counts, type Level } from '../findings/level';
import { OPENAPI_RULES } from '../rules';
import type { Roles } from '../rules/roles';
import type { Rule, Violation } from '../rules/rule';
import type { SubjectKind } from '../rules/subjects';
import type { Subject } from './subject';

const RULES: readonly (readonly [id: string, rule: Rule])[] = Object.entries(OPENAPI_RULES);

/** What the rules of a level, and of the levels before it, find in one pair. */
export function applyRules<K extends SubjectKind>(
  subject: Subject<K>,
  roles: Roles,
  level: Level,
  direction: Finding['direction'],
): Finding[] {
  return RULES.flatMap(([id, rule]) => {
    if (!isOn(rule, subject.kind) || !counts(rule.level, level)) return [];
    // Code is generated again when the contract is new: it has only one way to go.
    if (rule.level === 'codegen' && direction === 'forward') return [];
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
