import { inside, tell, type Place } from './place';
import type { NamedShape } from './shape';

/** A shape that is a document of the contract, with its `x-schema-version`. */
export type DocumentShape = NamedShape & { readonly version: string };

/**
 * A shape whose `schema_version` is compared with ours first. A document of another major is one
 * problem, whatever else differs. So is, for the writer profile, one of a newer minor: it is not for
 * this package to say what that may hold.
 */
export function document<S extends NamedShape>(version: string, shape: S): S & DocumentShape {
  const check = (value: unknown, closed: boolean, at?: Place): boolean => {
    // What is no object has no text there.
    const found = (value as { schema_version?: unknown } | null | undefined)?.schema_version;
    if (found === version || typeof found !== 'string') return shape(value, closed, at);
    const isNewer = closed && partOf(found, 1) > partOf(version, 1);
    if (!isNewer && partOf(found, 0) === partOf(version, 0)) return shape(value, closed, at);
    return tell(
      found,
      at && inside(at, 'schema_version'),
      'schema-version',
      `be compatible with ${version}`,
      `use crucible-contracts for ${found}`,
      `${shape.title} has schema_version ${found}, not ${version}`,
    );
  };
  return Object.assign(check, { ...shape, version });
}

/** One number of `major.minor.patch`: 0 for the major, 1 for the minor. */
export function partOf(version: string, index: 0 | 1): number {
  return Number(version.split('.')[index]);
}
