import { isObject, memberOf, membersOf, type Node } from '../openapi/node';
import type { MessageKind } from '../openapi/project-message';
import { defineRule, type Rule } from './rule';

/** What a client could set is set by the server alone. */
export const propertyReadOnly = becomes(
  'request',
  'readOnly',
  'A property of a request became read-only',
);

/** What a client could read is not shown. */
export const propertyWriteOnly = becomes(
  'response',
  'writeOnly',
  'A property of a response became write-only',
);

function becomes(
  message: MessageKind,
  keyword: 'readOnly' | 'writeOnly',
  title: string,
): Rule<'schema'> {
  return defineRule({
    on: 'schema',
    level: 'wire',
    title,
    help: `Leave it as it is, and add another property that is ${keyword}.`,
    check({ client, server }, roles) {
      if (!client || !server || roles.message !== message) return undefined;
      const before = new Map(marksOf(client, keyword));
      const lost = marksOf(server, keyword).filter(
        ([name, on]) => on && before.get(name) === false,
      );
      return lost.map(([name]) => ({
        message: `the property ${JSON.stringify(name)} is ${keyword} in the ${roles.server} contract, so no ${message} has it`,
        values: [name],
        keyword,
      }));
    },
  });
}

/** Whether each property of a schema is marked, by its name. */
function marksOf(schema: Node, keyword: string): [name: string, isMarked: boolean][] {
  if (!isObject(schema.value) || !isObject(memberOf(schema, 'properties')?.value)) return [];
  return membersOf(schema, 'properties').map(([name, { value }]) => [
    name,
    isObject(value) && value[keyword] === true,
  ]);
}
