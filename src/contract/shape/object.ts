import { inside, isFull, tell, tellMissing, visit, type Place } from './place';
import type { NamedShape, Shape } from './shape';
import { isOther, OBJECT } from './types';
import { didYouMean, show } from './words';

type JsonObject = Readonly<Record<string, unknown>>;

/** Shapes by name. The name of a property that may be absent ends in `?`, which is not part of it. */
export type Properties = Readonly<Record<string, Shape>>;

/** A property that is there, or that is required and has one of some values. */
export type Branch = readonly [name: string, ...values: unknown[]];

/** An object of known properties, to which the reader profile lets others be added. */
export interface ObjectShape extends NamedShape {
  readonly properties: Properties;
  readonly anyOf: readonly Branch[];
}

interface Row {
  readonly name: string;
  readonly shape: Shape;
  /** The name, with a `?` when it may be absent. */
  readonly label: string;
}

/**
 * Of the branches, an object has one at least. `isWrong` is what the properties say, as code that
 * reads one after the other: an engine makes it several times as fast as a loop over them.
 */
export function object(
  title: string,
  properties: Properties,
  isWrong?: (value: JsonObject, closed: boolean) => boolean,
  ...anyOf: Branch[]
): ObjectShape {
  // Made when first asked for: many shapes of a package are of documents that a program never meets.
  let rows: Row[] | undefined;
  let names: string[];
  const check = (it: unknown, closed: boolean, at?: Place): boolean => {
    if (isOther(it, OBJECT, at)) return true;
    const value = it as JsonObject;
    if (!rows) {
      rows = Object.entries(properties).map(([label, shape]) => ({
        name: label.replace('?', ''),
        shape,
        label,
      }));
      names = rows.map(({ name }) => name);
    }
    let wrong = false;
    /** Names that were probably meant by others, and so are not missed as well. */
    const meant: unknown[] | undefined = at && [];
    if (closed) {
      let next = 0;
      for (const key of Object.keys(value)) {
        // Most often they are in the order of the schema.
        if (key === names[next++] || (next = names.indexOf(key) + 1)) continue;
        if (!at) return true;
        if (isFull(at)) break;
        meant?.push(tellUnknown(value, at, key, names, title));
        wrong = true;
      }
    }
    if (isWrong && !at) wrong = isWrong(value, closed);
    else
      // No iterator: an engine makes objects for one until it has compiled the loop.
      for (let index = 0; index < rows.length; index++) {
        const { name, shape, label } = rows[index] as Row;
        const inner = value[name];
        if (
          inner === undefined
            ? name === label && !meant?.includes(name) && tellMissing(value, at, name)
            : visit(shape, inner, closed, at, name, `/properties/${name}`)
        ) {
          if (!at) return true;
          wrong = true;
        }
      }
    return (
      wrong ||
      (anyOf.length > 0 &&
        !anyOf.some(holds, value) &&
        tellMissing(value, at, anyOf.filter((branch) => !branch[1]).join(' or '), 'anyOf'))
    );
  };
  return Object.assign(check, { title, properties, anyOf });
}

/** @returns the name that was probably meant */
function tellUnknown(
  value: JsonObject,
  at: Place,
  key: string,
  names: readonly string[],
  title: string,
): string | undefined {
  const absent = names.filter((name) => value[name] === undefined);
  const [name, hint = 'remove it, or use the reader profile'] = didYouMean(key, absent);
  const message = `${show(key)} is not a property of ${title}`;
  const demand = `be one of ${names.join(', ')}`;
  tell(value[key], inside(at, key), 'additionalProperties', demand, hint, message);
  return name;
}

function holds(this: JsonObject, [name, ...values]: Branch): boolean {
  return values[0] ? values.includes(this[name]) : this[name] !== undefined;
}
