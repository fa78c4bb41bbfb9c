import { inside, tell } from './place';
import { isObject, type NamedShape } from './shape';

/** A shape that is a document of the contract. */
export type DocumentShape = NamedShape & { readonly version: string };

/**
 * A shape whose `schema_version` is compared with ours first. A document of another major is one
 * problem, whatever else differs. So is, for the writer profile, one of a newer minor: it is not for
 * this package to say what that may hold.
 */
export function document<S extends NamedShape>(version: string, shape: S): S & DocumentShape {
  /** The version of a document that is not compatible with ours. */
  const otherVersion = (value: unknown, closed: boolean): string | undefined => {
    const found = isObject(value) && value['schema_version'];
    if (found === version || typeof found !== 'string') return undefined;
    const isNewer = closed && partOf(found, 1) > partOf(version, 1);
    return isNewer || partOf(found, 0) !== partOf(version, 0) ? found : undefined;
  };
  return {
    ...shape,
    version,
    accepts: (value, closed) =>
      otherVersion(value, closed) === undefined && shape.accepts(value, closed),
    report(at) {
      const found = otherVersion(at.value, at.closed);
      if (found === undefined) return shape.report(at);
      tell(
        inside(at, 'schema_version', found),
        'schema-version',
        `be compatible with ${version}`,
        `use crucible-contracts for ${found}`,
        `${shape.name} has schema_version ${found}, not ${version}`,
      );
    },
  };
}

/** One number of `major.minor.patch`: 0 for the major, 1 for the minor. */
export function partOf(version: string, index: 0 | 1): number {
  return Number(version.split('.')[index]);
}
