import { oneOf, tellBroken } from './keywords';
import { object, OBJECT, type Properties } from './object';
import { inside, tellMissing } from './place';
import { scalar } from './scalar';
import { isObject, type NamedShape, type Shape } from './shape';

/**
 * Objects that share an envelope, told apart by the constant at `key` of it, which says what the
 * `payload` is. A variant is called by its constant, such as `metric_event`.
 */
export function union(
  key: string,
  envelope: { readonly properties: Properties },
  payloads: Readonly<Record<string, Shape>>,
  name: string,
): NamedShape & { readonly oneOf: readonly Shape[] } {
  const variants = new Map<unknown, Shape>(
    Object.entries(payloads).map(([tag, payload]) => {
      const properties = { ...envelope.properties, [key]: scalar({ const: tag }), payload };
      return [tag, object(properties, `${tag}_event`)];
    }),
  );
  return {
    name,
    oneOf: [...variants.values()],
    accepts: (value, closed) =>
      isObject(value) && variants.get(value[key])?.accepts(value, closed) === true,
    report(at) {
      const { value } = at;
      if (!isObject(value)) return OBJECT.report(at);
      const tag = value[key];
      const shape = variants.get(tag);
      if (shape)
        return shape.report({ ...at, subject: shape.name, schemaPath: `/$defs/${shape.name}` });
      if (tag === undefined) return tellMissing(at, key);
      const known = oneOf([...variants.keys()]);
      tellBroken(inside(at, key, tag), { keyword: 'discriminator', ...known });
    },
  };
}
