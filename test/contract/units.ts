import { mapSchema, type Schema } from '../../scripts/generate/schema';

/** Words by which a description says the unit of a definition that has one by itself. */
const UNIT_OF_DEFINITION: Record<string, readonly string[]> = {
  schema_version: ['major.minor.patch'],
  timestamp: ['UTC'],
  sha256: ['hexadecimal'],
  duration_ms: ['milliseconds'],
  rate: ['fraction'],
  count: ['count', 'bytes'],
  seed: ['an integer'],
  params: ['each in its own unit'],
  scores: ['each in its own unit', 'fractions'],
};

/** Words by which a description says the unit of a value of a type. */
const UNIT_OF_TYPE: Record<string, readonly string[]> = {
  boolean: ['true or false'],
  string: ['no unit', 'text', 'hexadecimal'],
  number: [
    ...['in milliseconds', 'in epochs', 'in percent of', 'a fraction', 'a ratio', 'dimensionless'],
    ...['in the unit of', "in the metric's unit", "in the series' unit", 'in units of'],
  ],
  integer: ['a count', 'an integer', 'in whole seconds', 'counted from 0', 'no unit'],
};

/**
 * Words of which the description of a property must have one; none when it holds an object or
 * objects, whose own properties say theirs.
 *
 * @throws Error when `$ref` leads to nothing or a type has no words here
 */
export function unitWords(
  property: Schema,
  name: string,
  definitions: Record<string, Schema>,
): readonly string[] {
  if (property.$ref) {
    const target = property.$ref.slice('#/$defs/'.length);
    const definition = definitions[target];
    if (!definition) throw new Error(`nothing is called ${property.$ref}`);
    return UNIT_OF_DEFINITION[target] ?? unitWords(definition, name, definitions);
  }
  if (property.oneOf ?? property.properties) return [];
  if (property.items) return unitWords(property.items, name, definitions);
  if (name.endsWith('_ms')) return ['in milliseconds'];
  if (property.const !== undefined)
    return ['no unit', JSON.stringify(property.const).replaceAll('"', '')];
  if (property.enum) return ['no unit'];
  const type = [property.type ?? []].flat().find((one) => one !== 'null') ?? '';
  // The payload of the envelope: which object it is follows from event_name.
  if (type === 'object') return [];
  const words = UNIT_OF_TYPE[type];
  if (!words) throw new Error(`${name}: no words for the type ${JSON.stringify(property.type)}`);
  return words;
}

/** Every property of a schema, however deep: where it stands, its name, and its schema. */
export function propertiesOf(schema: Schema): { name: string; property: Schema }[] {
  const found: { name: string; property: Schema }[] = [];
  // Conditions on properties that are described where they are defined.
  const { anyOf: _conditions, ...described } = schema;
  mapSchema(described, (node) => {
    for (const [name, property] of Object.entries(node.properties ?? {}))
      found.push({ name, property });
    return node;
  });
  return found;
}
