import { object, type ObjectShape } from './object';
import { oneOf as constant, tellOneOf } from './one-of';
import { tellMissing, visit, type Problems } from './place';
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
  const tags = Object.keys(payloads);
  const oneOf = tags.map((tag) =>
    object(`${tag}_event`, {
      ...properties,
      [key]: constant(tag),
      payload: payloads[tag] as Shape,
    }),
  );
  const check = (value: unknown, problems: Problems, closed: boolean): void => {
    if (isOther(value, OBJECT, problems)) return;
    const tag = (value as Record<string, unknown>)[key];
    const variant = oneOf[tags.indexOf(tag as string)];
    if (variant) visit(variant, value, problems, closed);
    else if (tag === undefined) tellMissing(value, problems, key);
    else tellOneOf(tag, problems, tags, 'discriminator', `/${key}`);
  };
  return Object.assign(check, { title, oneOf });
}
