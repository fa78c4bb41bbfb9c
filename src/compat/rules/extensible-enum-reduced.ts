import canonicalize from 'canonicalize';
import { isObject, itemsOf, memberOf, type Node } from '../openapi/node';
import { defineRule } from './rule';

/**
 * `x-extensible-enum` lists the values that are known today; more may come in a response, which a
 * client must bear. In a request, a value that is known no more is refused.
 */
export const extensibleEnumReduced = defineRule({
  on: 'schema',
  level: 'wire',
  title: 'A value of an x-extensible-enum of a request is gone',
  help: 'Keep understanding the value.',
  check({ client, server }, roles) {
    if (!client || !server || roles.message !== 'request' || roles.isOutgoing) return undefined;
    const known = new Set(valuesOf(server));
    if (known.size === 0) return undefined;
    const lost = valuesOf(client).filter((value) => !known.has(value));
    return lost.map((value) => ({
      message: `the ${roles.server} contract does not know the value ${value}`,
      values: [value],
      keyword: 'x-extensible-enum',
    }));
  },
});

function valuesOf(schema: Node): string[] {
  if (!isObject(schema.value) || !Array.isArray(memberOf(schema, 'x-extensible-enum')?.value))
    return [];
  return itemsOf(schema, 'x-extensible-enum').map(({ value }) => canonicalize(value) ?? '');
}
