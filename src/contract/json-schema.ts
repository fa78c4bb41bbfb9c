import type { Branch, Shape } from './shape';

/**
 * The JSON Schema of a document as a validator applies it: self-contained, without annotations.
 *
 * @throws Error when `target` is not `draft-2020-12`
 */
export function jsonSchema(shape: Shape, closed: boolean, target: string): Record<string, unknown> {
  if (target !== 'draft-2020-12') throw new Error(`target ${target}: use draft-2020-12`);
  const plain = (_key: string, value: unknown): unknown => {
    // Bounds that say nothing.
    if (value === Infinity || value === -Infinity) return undefined;
    if (value instanceof RegExp) return value.source;
    return typeof value === 'function' ? keywordsOf(value as Keywords, closed) : value;
  };
  return JSON.parse(JSON.stringify(shape, plain)) as Record<string, unknown>;
}

/** What a shape of any kind has. */
type Keywords = Shape & {
  readonly [K in 'version' | 'min' | 'max' | 'items']?: unknown;
} & {
  readonly types?: readonly string[];
  readonly values?: readonly unknown[];
  readonly format?: { readonly name: string };
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly anyOf?: readonly Branch[];
};

function keywordsOf(shape: Keywords, closed: boolean): object {
  const {
    title: _title,
    version: _version,
    types,
    min,
    max,
    values,
    properties,
    anyOf,
    ...kept
  } = shape;
  if (values) return values.length > 1 ? { enum: values } : { const: values[0] };
  const type = types?.length === 1 ? types[0] : (types ?? (kept.items ? 'array' : 'object'));
  const bound = kept.items ? 'Items' : String(type).includes('string') ? 'Length' : 'imum';
  const labels = Object.keys(properties ?? {});
  return {
    type,
    [`min${bound}`]: min,
    [`max${bound}`]: max,
    ...kept,
    format: kept.format?.name,
    anyOf: anyOf?.[0] && anyOf.map(branchSchema),
    ...(properties && {
      required: labels.filter((label) => !label.endsWith('$')),
      properties: Object.fromEntries(
        labels.map((label) => [label.replace('$', ''), properties[label]]),
      ),
      ...(closed && { additionalProperties: false }),
    }),
  };
}

function branchSchema([name, ...values]: Branch): Record<string, unknown> {
  return values.length > 0 ? { properties: { [name]: { enum: values } } } : { required: [name] };
}
