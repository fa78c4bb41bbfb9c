import canonicalize from 'canonicalize';
import { isObject, itemsOf, memberOf, stringAt } from '../openapi/node';
import { defineRule } from './rule';
import { senderAndReceiver } from './sender-receiver';
import type { PlacedSchema } from './subjects';

/** A member of a union that is known by a name. */
interface Member {
  /** What its `$ref` says. */
  readonly name: string;
  /** What that leads to, in a form in which equal schemas are equal. */
  readonly definition: string;
}

/**
 * The members of a oneOf exclude each other, so a receiver must tell which one it has. That it would
 * accept the properties of another one, as a tolerant reader does, is no way to tell; nor that
 * another one is defined alike, unless it is the same one by another name.
 */
export const unionMemberUnknown = defineRule({
  on: 'schema',
  level: 'wire',
  title: 'A oneOf has a member that the receiver does not know',
  help: 'Keep the members of a request; add none to a response without a major version.',
  check(pair, roles) {
    const sides = senderAndReceiver(pair, roles);
    if (!sides) return undefined;
    const known = membersOf(sides.receiver, 'oneOf');
    if (known.length === 0) return undefined;
    const unknown = withoutNamesOf(known, membersOf(sides.sender, 'oneOf'));
    return withoutRenamed(unknown, withoutNamesOf(membersOf(sides.sender, 'oneOf'), known)).map(
      ({ name }) => ({
        message: `the oneOf of the ${sides.receiverAge} contract does not have ${name}`,
        values: [name],
        keyword: 'oneOf',
      }),
    );
  },
});

/** Code that switches over the members of a union, by their names, does not know one of them. */
export const unionNameUnknown = defineRule({
  on: 'schema',
  level: 'codegen',
  title: 'A union has a member whose name the receiver does not know',
  help: 'Keep the names of members; add none to a response without a major version.',
  check(pair, roles) {
    const sides = senderAndReceiver(pair, roles);
    if (!sides) return undefined;
    return ['oneOf', 'anyOf'].flatMap((union) => {
      const known = membersOf(sides.receiver, union);
      if (known.length === 0) return [];
      return withoutNamesOf(known, membersOf(sides.sender, union)).map(({ name }) => ({
        message: `the ${union} of the ${sides.receiverAge} contract does not name ${name}`,
        values: [union, name],
        keyword: union,
      }));
    });
  },
});

/** Members that have no name of the others. */
function withoutNamesOf(others: readonly Member[], members: readonly Member[]): Member[] {
  const names = new Set(others.map(({ name }) => name));
  return members.filter(({ name }) => !names.has(name));
}

/** Members but those that have another name now, each of which stands for one of them. */
function withoutRenamed(members: readonly Member[], newlyNamed: readonly Member[]): Member[] {
  const left = newlyNamed.map(({ definition }) => definition);
  return members.filter(({ definition }) => {
    const index = left.indexOf(definition);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

function membersOf(schema: PlacedSchema, union: string): Member[] {
  if (!isObject(schema.value) || !Array.isArray(memberOf(schema, union)?.value)) return [];
  return itemsOf(schema, union).flatMap((member) => {
    const name = isObject(member.value) ? stringAt(member, '$ref') : undefined;
    if (name === undefined) return [];
    return { name, definition: canonicalize(schema.document.resolve(member).value) ?? '' };
  });
}
