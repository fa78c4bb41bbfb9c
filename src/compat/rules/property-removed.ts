import { isObject, memberOf, type Node } from '../openapi/node';
import { beforeAndAfter } from './before-and-after';
import { defineRule } from './rule';

/** Code that names the property no longer compiles. */
export const propertyRemoved = defineRule({
  on: 'schema',
  level: 'codegen',
  title: 'A property is gone from a schema',
  help: 'Keep the property, marked deprecated.',
  check(pair, roles) {
    const sides = beforeAndAfter(pair, roles);
    if (!sides) return undefined;
    const kept = new Set(namesOf(sides.after));
    const lost = namesOf(sides.before).filter((name) => !kept.has(name));
    return lost.map((name) => ({
      message: `the new contract does not name the property ${JSON.stringify(name)}`,
      values: [name],
    }));
  },
});

function namesOf(schema: Node): string[] {
  const properties = isObject(schema.value) ? memberOf(schema, 'properties')?.value : undefined;
  return isObject(properties) ? Object.keys(properties) : [];
}
