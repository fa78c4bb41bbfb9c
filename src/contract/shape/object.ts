import { didYouMean } from './keywords';
import { inside, isFull, show, tell, tellMissing, visit } from './place';
import { scalar } from './scalar';
import { isObject, type NamedShape, type Shape } from './shape';

/** An object, of which nothing more is said. */
export const OBJECT = /* @__PURE__ */ scalar({ type: 'object' });

/** Shapes by name. The name of a property that may be absent ends in `?`, which is not part of it. */
export type Properties = Readonly<Record<string, Shape>>;

/** An object of known properties, to which the reader profile lets others be added. */
export function object<P extends Properties>(
  properties: P,
  name: string,
): NamedShape & { readonly properties: P } {
  const known = new Map(
    Object.entries(properties).map(([label, shape]) => {
      const key = label.replace('?', '');
      return [key, { shape, accepts: shape.accepts, isRequired: key === label }];
    }),
  );
  const names = [...known.keys()];
  const oneOfNames = `be one of ${names.join(', ')}`;
  const numRequired = names.filter((key) => key in properties).length;
  return {
    name,
    properties,
    accepts(value, closed) {
      if (!isObject(value)) return false;
      let found = 0;
      for (const key in value) {
        const property = known.get(key);
        if (property === undefined) {
          if (closed) return false;
          continue;
        }
        const inner = value[key];
        if (inner === undefined) continue;
        if (!property.accepts(inner, closed)) return false;
        if (property.isRequired) found++;
      }
      return found === numRequired;
    },
    report(at) {
      const { value, closed } = at;
      if (!isObject(value)) return OBJECT.report(at);
      /** Names that were probably meant by others, and so are not missed as well. */
      const meant: unknown[] = [];
      for (const key of closed ? Object.keys(value) : []) {
        if (known.has(key) || isFull(at)) continue;
        const near = didYouMean(
          key,
          names.filter((one) => value[one] === undefined),
        );
        meant.push(near.name);
        tell(
          inside(at, key, value[key]),
          'additionalProperties',
          oneOfNames,
          near.hint ?? 'remove it, or use the reader profile',
          `${show(key)} is not a property of ${name}`,
        );
      }
      for (const [key, { shape, isRequired }] of known) {
        const inner = value[key];
        if (inner !== undefined) visit(at, key, inner, shape, `/properties/${key}`);
        else if (isRequired && !meant.includes(key)) tellMissing(at, key);
      }
    },
  };
}
