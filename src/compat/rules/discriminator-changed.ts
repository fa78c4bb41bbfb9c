import { isObject, memberOf, membersOf, stringAt, type Node } from '../openapi/node';
import { beforeAndAfter } from './before-and-after';
import { defineRule } from './rule';

/** A receiver tells the type of a value by the property that its contract names, and finds another. */
export const discriminatorRenamed = defineRule({
  on: 'schema',
  level: 'wire',
  title: 'The type of a value is told by another property',
  help: 'Keep propertyName of the discriminator.',
  check({ client, server }, roles) {
    const [before, after] = [client, server].map((side) => side && propertyNameOf(side));
    if (before === undefined || after === undefined || before === after) return undefined;
    return {
      message: `the ${roles.server} contract tells the type by ${JSON.stringify(after)}, not by ${JSON.stringify(before)}`,
      values: [before, after],
      keyword: 'discriminator',
    };
  },
});

/**
 * Generated code names types after the mapping. It says nothing about which values are valid
 * (OpenAPI 3.1 §4.8.25).
 */
export const discriminatorRemapped = defineRule({
  on: 'schema',
  level: 'codegen',
  title: 'The type of a value is told in another way',
  help: 'Keep the discriminator, and add to its mapping only.',
  check(pair, roles) {
    const sides = beforeAndAfter(pair, roles);
    if (!sides) return undefined;
    const kept = new Map(mappingOf(sides.after));
    const lost = mappingOf(sides.before).filter(([tag, name]) => kept.get(tag) !== name);
    return lost.map(([tag, name]) => ({
      message: `the new contract does not take ${JSON.stringify(tag)} for ${name}`,
      values: [tag, name, kept.get(tag) ?? ''],
      keyword: 'discriminator',
    }));
  },
});

function discriminatorOf(schema: Node): Node | undefined {
  const found = isObject(schema.value) ? memberOf(schema, 'discriminator') : undefined;
  return found && isObject(found.value) ? found : undefined;
}

function propertyNameOf(schema: Node): string | undefined {
  const found = discriminatorOf(schema);
  return found && stringAt(found, 'propertyName');
}

function mappingOf(schema: Node): [tag: string, name: string][] {
  const found = discriminatorOf(schema);
  return found
    ? membersOf(found, 'mapping').map(([tag, { value }]) => [tag, JSON.stringify(value)])
    : [];
}
