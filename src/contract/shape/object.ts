import { isFull, tell, tellMissing, token, visit, type Problems } from './place';
import type { NamedShape, Shape } from './shape';
import { isOther, OBJECT } from './types';
import { didYouMean, show } from './words';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Shapes by name. The name of a property that may be absent ends in `$`, which is not part of it. */
export type Properties = Readonly<Record<string, Shape>>;

/** An object of known properties, to which the reader profile lets others be added. */
export interface ObjectShape extends NamedShape {
  readonly properties: Properties;
}

/** An object of `properties`. */
export function object(title: string, properties: Properties): ObjectShape {
  const names = Object.keys(properties).map((label) => label.replace('$', ''));
  const shapes = Object.values(properties);
  const check = (it: unknown, problems: Problems, closed: boolean): void => {
    if (isOther(it, OBJECT, problems)) return;
    const value = it as JsonObject;
    /** Names that were probably meant by others, and so are not missed as well. */
    const meant: unknown[] = [];
    if (closed) {
      let next = 0;
      for (const key of Object.keys(value)) {
        // Most often they are in the order of the schema.
        if (key === names[next++] || (next = names.indexOf(key) + 1)) continue;
        if (isFull(problems)) return;
        const [name, hint = 'remove it, or use the reader profile'] = didYouMean(
          key,
          names.filter((one) => value[one] === undefined),
        );
        meant.push(name);
        tell(
          value[key],
          problems,
          'additionalProperties',
          `be one of ${names.join(', ')}`,
          hint,
          token(key),
          `${show(key)} is not a property of ${title}`,
        );
      }
    }
    // No iterator: an engine makes objects for one until it has compiled the loop.
    for (let index = 0; index < names.length; index++) {
      const name = names[index] as string;
      const inner = value[name];
      if (inner !== undefined) visit(shapes[index] as Shape, inner, problems, closed, name);
      else if (name in properties && !meant.includes(name)) tellMissing(value, problems, name);
    }
  };
  return Object.assign(check, { title, properties });
}
