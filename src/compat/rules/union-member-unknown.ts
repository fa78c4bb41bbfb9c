import { isObject, itemsOf, memberOf, stringAt, type Node } from '../openapi/node';
import { defineRule } from './rule';
import { senderAndReceiver } from './sender-receiver';

const UNIONS = ['oneOf', 'anyOf'];

/** Code that switches over the members of a union, by their names, does not know one of them. */
export const unionMemberUnknown = defineRule({
  on: 'schema',
  level: 'codegen',
  title: 'A union has a member that the receiver does not name',
  help: 'Keep the members of a request; add none to a response without a major version.',
  check(pair, roles) {
    const sides = senderAndReceiver(pair, roles);
    if (!sides) return undefined;
    return UNIONS.flatMap((union) => {
      const known = new Set(namesOf(sides.receiver, union));
      if (known.size === 0) return [];
      const unknown = namesOf(sides.sender, union).filter((name) => !known.has(name));
      return unknown.map((name) => ({
        message: `the ${union} of the ${sides.receiverAge} contract does not name ${name}`,
        values: [union, name],
        keyword: union,
      }));
    });
  },
});

function namesOf(schema: Node, union: string): string[] {
  if (!isObject(schema.value) || !Array.isArray(memberOf(schema, union)?.value)) return [];
  return itemsOf(schema, union).flatMap((member) =>
    isObject(member.value) ? (stringAt(member, '$ref') ?? []) : [],
  );
}
