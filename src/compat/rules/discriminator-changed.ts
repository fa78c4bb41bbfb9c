import { isObject, memberOf, membersOf, stringAt, type Node } from '../openapi/node';
import { defineRule } from './rule';

/**
 * Generated code picks the type of a value by its discriminator. It says nothing about which values
 * are valid (OpenAPI 3.1 §4.8.25), so it breaks code and no message.
 */
export const discriminatorChanged = defineRule({
  on: 'schema',
  level: 'codegen',
  title: 'The type of a value is told in another way',
  help: 'Keep propertyName and mapping of the discriminator; add to the mapping only.',
  check({ client, server }, roles) {
    if (!client || !server) return undefined;
    const kept = new Map(factsOf(server));
    const lost = factsOf(client).filter(([what, fact]) => kept.get(what) !== fact);
    return lost.map(([what, before]) => ({
      message: `${what} of its discriminator is ${kept.get(what) ?? 'not there'} in the ${roles.server} contract, not ${before}`,
      values: [what, before, kept.get(what) ?? ''],
    }));
  },
});

/** What a discriminator says, piece by piece. */
function factsOf(schema: Node): [what: string, fact: string][] {
  const found = isObject(schema.value) ? memberOf(schema, 'discriminator') : undefined;
  if (!found || !isObject(found.value)) return [];
  const mapping = membersOf(found, 'mapping').map(([tag, { value }]): [string, string] => [
    `the mapping of ${JSON.stringify(tag)}`,
    String(value),
  ]);
  return [['propertyName', stringAt(found, 'propertyName') ?? ''], ...mapping];
}
