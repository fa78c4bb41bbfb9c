import { didYouMean } from './keywords';
import { inside, isFull, show, tell, tellMissing, visit } from './place';
import { scalar } from './scalar';
import { isObject, type NamedShape, type Shape } from './shape';

/** An object, of which nothing more is said. */
export const OBJECT = /* @__PURE__ */ scalar({ type: 'object' });

/** Shapes by name. The name of a property that may be absent ends in `?`, which is not part of it. */
export type Properties = Readonly<Record<string, Shape>>;

interface Property {
  readonly shape: Shape;
  /** That of the shape: a step less. */
  readonly accepts: Shape['accepts'];
  readonly isRequired: boolean;
}

/** An object of known properties, to which the reader profile lets others be added. */
export function object<P extends Properties>(
  properties: P,
  name: string,
): NamedShape & { readonly properties: P } {
  // Made when first asked for, as the rules of a scalar.
  let known: ReadonlyMap<string, Property> | undefined;
  let numRequired = 0;
  const learn = () =>
    (known = new Map(
      Object.entries(properties).map(([label, shape]) => {
        const key = label.replace('?', '');
        const isRequired = key === label;
        if (isRequired) numRequired++;
        return [key, { shape, accepts: shape.accepts, isRequired }];
      }),
    ));
  return {
    name,
    properties,
    accepts(value, closed) {
      if (!isObject(value)) return false;
      const properties = known ?? learn();
      let found = 0;
      for (const key in value) {
        const property = properties.get(key);
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
      const properties = known ?? learn();
      /** Names that were probably meant by others, and so are not missed as well. */
      const meant: unknown[] = [];
      for (const key of closed ? Object.keys(value) : []) {
        if (properties.has(key) || isFull(at)) continue;
        const names = [...properties.keys()];
        const near = didYouMean(
          key,
          names.filter((one) => value[one] === undefined),
        );
        meant.push(near.name);
        tell(
          inside(at, key, value[key]),
          'additionalProperties',
          `be one of ${names.join(', ')}`,
          near.hint ?? 'remove it, or use the reader profile',
          `${show(key)} is not a property of ${name}`,
        );
      }
      for (const [key, { shape, isRequired }] of properties) {
        const inner = value[key];
        if (inner !== undefined) visit(at, key, inner, shape, `/properties/${key}`);
        else if (isRequired && !meant.includes(key)) tellMissing(at, key);
      }
    },
  };
}
