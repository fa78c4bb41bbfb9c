import type { Format } from '../../generated/formats';
import { isObject } from './place';
import type { Shape } from './shape';

/**
 * The JSON Schema of a document as a validator applies it: self-contained, without annotations.
 *
 * @throws Error when `target` is not `draft-2020-12`
 */
export function jsonSchema(shape: Shape, closed: boolean, target: string): Record<string, unknown> {
  if (target !== 'draft-2020-12') throw new Error(`target ${target}: use draft-2020-12`);
  const plain = (key: string, value: unknown): unknown => {
    if (value instanceof RegExp) return value.source;
    if (!isObject(value) || key === 'properties') return value;
    const { name, version: _version, optional, discriminator, ...kept } = value as Shape;
    if ((value as Partial<Format>).test) return name;
    return {
      ...(optional && {
        type: 'object',
        required: Object.keys(kept.properties ?? {}).filter((one) => !optional.includes(one)),
      }),
      ...(optional && closed && { additionalProperties: false }),
      ...(discriminator && { oneOf: discriminator.variants }),
      ...kept,
    };
  };
  return JSON.parse(JSON.stringify(shape, plain)) as Record<string, unknown>;
}
