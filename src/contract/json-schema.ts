import { isObject, type Branch, type Shape } from './shape';

/**
 * The JSON Schema of a document as a validator applies it: self-contained, without annotations.
 *
 * @throws Error when `target` is not `draft-2020-12`
 */
export function jsonSchema(shape: Shape, closed: boolean, target: string): Record<string, unknown> {
  if (target !== 'draft-2020-12') throw new Error(`target ${target}: use draft-2020-12`);
  const plain = (key: string, value: unknown): unknown => {
    if (value instanceof RegExp) return value.source;
    if (key === 'anyOf' && Array.isArray(value)) return (value as Branch[]).map(branchSchema);
    if (!isObject(value) || key === 'properties') return value;
    const { name, test, version: _version, ...kept } = value;
    if (test) return name;
    const { properties } = kept;
    // What has no name is a branch of `anyOf`, which is no whole object.
    if (!name || !isObject(properties)) return kept;
    const labels = Object.keys(properties);
    return {
      ...kept,
      type: 'object',
      required: labels.filter((label) => !label.endsWith('?')),
      properties: Object.fromEntries(
        labels.map((label) => [label.replace('?', ''), properties[label]]),
      ),
      ...(closed && { additionalProperties: false }),
    };
  };
  return JSON.parse(JSON.stringify(shape, plain)) as Record<string, unknown>;
}

function branchSchema([name, ...values]: Branch): Record<string, unknown> {
  return values.length > 0 ? { properties: { [name]: { enum: values } } } : { required: [name] };
}
