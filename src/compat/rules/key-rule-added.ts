import canonicalize from 'canonicalize';
import type { JsonValue } from '../../artifacts';
import { isObject, memberOf, membersOf, type Node } from '../openapi/node';
import { defineRule } from './rule';
import { senderAndReceiver } from './sender-receiver';

/**
 * Keys that are told by a pattern, or are all that are not named, come from data and not from the
 * contract: a sender whose contract does not speak of them has them all the same. So they are not
 * among what a tolerant reader can take for never sent.
 */
export const keyRuleAdded = defineRule({
  on: 'schema',
  level: 'wire',
  title: 'Keys must follow a rule that the sender does not know',
  help: 'Keep patternProperties, propertyNames and the schema of additional properties as they are.',
  check(pair, roles) {
    const sides = senderAndReceiver(pair, roles);
    if (!sides || isClosed(sides.sender)) return undefined;
    const known = new Set(rulesOf(sides.sender));
    const unknown = rulesOf(sides.receiver).filter((rule) => !known.has(rule));
    return unknown.map((rule) => ({
      message: `the ${sides.receiverAge} contract relies on ${rule}, of which the ${sides.senderAge} one does not speak`,
      values: [rule],
      keyword: rule.split(' ', 1)[0] ?? '',
    }));
  },
});

/** Keywords on the keys that are not named; false among them ends such keys. */
const OTHER_KEYS = ['additionalProperties', 'unevaluatedProperties'];

function isClosed(schema: Node): boolean {
  return OTHER_KEYS.some(
    (keyword) => isObject(schema.value) && memberOf(schema, keyword)?.value === false,
  );
}

/** Rules on keys; what their values may be is a question of containment. */
function rulesOf(schema: Node): string[] {
  if (!isObject(schema.value)) return [];
  const patterns = membersOf(schema, 'patternProperties').map(([pattern]) => pattern);
  const names = memberOf(schema, 'propertyNames')?.value;
  const others = OTHER_KEYS.filter((keyword) => isRule(memberOf(schema, keyword)?.value));
  return [
    ...patterns.map((pattern) => `patternProperties ${pattern}`),
    ...(names === undefined ? [] : [`propertyNames ${canonicalize(names)}`]),
    // Whichever of the two it is, it is a rule on all other keys.
    ...(others.length > 0 ? [OTHER_KEYS.join(' or ')] : []),
  ];
}

function isRule(value: JsonValue | undefined): boolean {
  return isObject(value) && Object.keys(value).length > 0;
}
