import { isObject, memberOf, type Node } from '../openapi/node';
import { defineRule } from './rule';

/** Code that names the property no longer compiles. */
export const propertyRemoved = defineRule({
  on: 'schema',
  level: 'codegen',
  title: 'A property is gone from a schema',
  help: 'Keep the property, marked deprecated.',
  check({ client, server }, roles) {
    if (!client || !server) return undefined;
    const kept = new Set(namesOf(server));
    const lost = namesOf(client).filter((name) => !kept.has(name));
    return lost.map((name) => ({
      message: `the ${roles.server} contract does not name the property ${JSON.stringify(name)}`,
      values: [name],
    }));
  },
});

function namesOf(schema: Node): string[] {
  const properties = isObject(schema.value) ? memberOf(schema, 'properties')?.value : undefined;
  return isObject(properties) ? Object.keys(properties) : [];
}
