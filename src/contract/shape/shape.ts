import type { Place } from './place';

/**
 * A schema as the validators read it: a check, and what its keywords say.
 *
 * Without a place, the check makes nothing, and stops at the first mistake. With one, it tells every
 * mistake there. `closed` refuses unknown properties (the writer profile).
 *
 * @returns whether anything is wrong
 */
export interface Shape {
  (value: unknown, closed: boolean, at?: Place): boolean;
  /** Name in the contract, when it has one: where `schemaPath` starts anew, as `#/$defs/<title>`. */
  readonly title?: string;
}

/** A shape that is a definition of the contract. */
export type NamedShape = Shape & { readonly title: string };

/** Gives a shape its name in the contract. */
export function named<S extends Shape>(title: string, shape: S): S & { readonly title: string } {
  return Object.assign(shape, { title });
}
