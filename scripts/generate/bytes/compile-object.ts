import { MOST_PROPERTIES } from '../../machine/layout';
import type { Demand, Node, ObjectNode, PropertyNode } from './node';
import { NotCompiled } from './regex';

/** Tags that can be told apart when lines are handed out. */
const MOST_TAGS = 63;

/**
 * An object in a form the machine can hold.
 *
 * @throws NotCompiled naming what it has no room for
 */
export function checkedObject(node: ObjectNode): ObjectNode {
  const names = node.properties.map(({ name }) => name);
  if (names.length > MOST_PROPERTIES)
    throw new NotCompiled(`more than ${MOST_PROPERTIES} properties`);
  for (const name of names) {
    if (JSON.stringify(name).includes('\\'))
      throw new NotCompiled(`the name ${name} has an escape`);
    if (name in Object.prototype) throw new NotCompiled(`every object has a property ${name}`);
  }
  for (const name of [node, ...(node.cases ?? [])].flatMap(({ required }) => required)) {
    if (!names.includes(name)) throw new NotCompiled(`${name} is required and not defined`);
  }
  return node;
}

/**
 * One object for all variants of a union, told apart by the property `key`.
 *
 * @throws NotCompiled when the variants are not objects that differ by a constant
 */
export function mergeVariants(
  key: string,
  variants: readonly { readonly tag: string; readonly node: Node }[],
): ObjectNode {
  const objects = variants.map(({ tag, node }) => asVariant(key, tag, node));
  const [first] = objects;
  if (!first) throw new NotCompiled('a union without variants');
  if (objects.some(({ open }) => open !== first.open))
    throw new NotCompiled('variants open and closed');
  if (objects.length > MOST_TAGS) throw new NotCompiled(`more than ${MOST_TAGS} variants`);
  const names = new Set(objects.flatMap(({ properties }) => properties.map(({ name }) => name)));
  const cases = objects.map(({ required, together }, i) => ({
    tag: variants[i]?.tag ?? '',
    required,
    together: together.filter((set) => set.every((name) => names.has(name))),
  }));
  const tag: PropertyNode = {
    name: key,
    value: { op: 'tokens', tokens: variants.map(({ tag }) => JSON.stringify(tag)) },
    role: 'tag',
  };
  const others = [...names].filter((name) => name !== key);
  // The tag first: where the machine takes properties in their order, what the others are held to.
  const properties = [tag, ...others.map((name) => merged(name, objects))];
  const demand: Demand = { required: [], together: [] };
  return checkedObject({ op: 'object', open: first.open, properties, cases, ...demand });
}

function asVariant(key: string, tag: string, node: Node): ObjectNode {
  if (node.op !== 'object' || node.cases)
    throw new NotCompiled(`the variant ${tag} is no plain object`);
  const value = node.properties.find(({ name }) => name === key)?.value;
  const isConstant =
    JSON.stringify(value) === JSON.stringify({ op: 'tokens', tokens: [JSON.stringify(tag)] });
  if (!isConstant) throw new NotCompiled(`the variant ${tag} has no constant ${key}`);
  return node;
}

/** A property of several objects: one value when it is the same in all. */
function merged(name: string, objects: readonly ObjectNode[]): PropertyNode {
  const values = objects.map(({ open, properties }): Node => {
    const value = properties.find((property) => property.name === name)?.value;
    if (value === undefined) return { op: open ? 'any' : 'slow' };
    return 'op' in value ? value : { op: 'slow' };
  });
  const [first] = values;
  const isSame = first && new Set(values.map((value) => JSON.stringify(value))).size === 1;
  const isSteady = objects.every(({ properties }) =>
    properties.some((property) => property.name === name && property.isSteady),
  );
  return { name, value: isSame ? first : values, isSteady: isSame === true && isSteady };
}

/** What lets the machine hold events to the order of their run; unchanged without it. */
export function withOrderRoles(node: Node): Node {
  if (node.op !== 'object') return node;
  const operations = { run_id: 'class', seq: 'integer', timestamp: 'date-time' } as const;
  const demands = node.cases ?? [node];
  const isOrdered = Object.entries(operations).every(([name, op]) => {
    const value = node.properties.find((property) => property.name === name)?.value;
    const isRequired = demands.every(({ required }) => required.includes(name));
    return value && 'op' in value && value.op === op && isRequired;
  });
  if (!isOrdered) return node;
  const properties = node.properties.map((property): PropertyNode => {
    const { name } = property;
    const isOne = name === 'run_id' || name === 'seq' || name === 'timestamp';
    return isOne ? { ...property, role: name, isSteady: name === 'run_id' } : property;
  });
  return { ...node, properties };
}
