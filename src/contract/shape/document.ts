import { tell, type Problems } from './place';
import type { NamedShape } from './shape';

/** A shape that is a document of the contract, with its `x-schema-version`. */
export type DocumentShape = NamedShape & { readonly version: string };

/**
 * A shape whose `schema_version` is compared with ours first. A document of another major is one
 * problem, whatever else differs. So is, for the writer profile, one of a newer minor: it is not for
 * this package to say what that may hold.
 */
export function document<S extends NamedShape>(version: string, shape: S): S & DocumentShape {
  const check = (value: unknown, problems: Problems, closed: boolean): void => {
    // What is no object has no text there.
    const found = (value as { schema_version?: unknown } | null | undefined)?.schema_version;
    if (
      typeof found === 'string' &&
      found !== version &&
      (partOf(found, 0) !== partOf(version, 0) || (closed && partOf(found, 1) > partOf(version, 1)))
    )
      tell(
        found,
        problems,
        'schema-version',
        `be compatible with ${version}`,
        `use crucible-contracts for ${found}`,
        '/schema_version',
        `${shape.title} has schema_version ${found}, not ${version}`,
      );
    else shape(value, problems, closed);
  };
  return Object.assign(check, { ...shape, version });
}

/** One number of `major.minor.patch`: 0 for the major, 1 for the minor. */
export function partOf(version: string, index: 0 | 1): number {
  return +(version.split('.')[index] as string);
}
