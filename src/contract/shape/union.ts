import { object, type ObjectShape } from './object';
import { oneOf, tellOneOf } from './one-of';
import { inside, tellMissing, type Place } from './place';
import type { NamedShape, Shape } from './shape';
import { isOther, OBJECT } from './types';

/**
 * Objects that share an envelope, told apart by the constant at `key` of it, which says what the
 * `payload` is. A variant is called by its constant, such as `metric_event`.
 */
export function union(
  title: string,
  key: string,
  { properties }: ObjectShape,
  payloads: Readonly<Record<string, Shape>>,
): NamedShape & { readonly oneOf: readonly ObjectShape[] } {
  const variants = new Map<unknown, ObjectShape>(
    Object.entries(payloads).map(([tag, payload]) => [
      tag,
      object(`${tag}_event`, { ...properties, [key]: oneOf(tag), payload }),
    ]),
  );
  const check = (value: unknown, closed: boolean, at?: Place): boolean => {
    if (isOther(value, OBJECT, at)) return true;
    const tag = (value as Record<string, unknown>)[key];
    const variant = variants.get(tag);
    if (variant) {
      const { title } = variant;
      return variant(value, closed, at && [at[0], title, at[2], `/$defs/${title}`]);
    }
    return tag === undefined
      ? tellMissing(value, at, key)
      : tellOneOf(tag, at && inside(at, key), [...variants.keys()], 'discriminator');
  };
  return Object.assign(check, { title, oneOf: [...variants.values()] });
}
