import type { Problems } from './place';

/**
 * A schema as the validators read it: a check, and what its keywords say.
 *
 * The check tells every mistake. `closed` refuses unknown properties (the writer profile).
 */
export interface Shape {
  (value: unknown, problems: Problems, closed: boolean): void;
  /** Name in the contract, when it has one: where `schemaPath` starts anew, as `#/$defs/<title>`. */
  readonly title?: string;
}

/** A shape that is a definition of the contract. */
export type NamedShape = Shape & { readonly title: string };

/** Gives a shape its name in the contract. */
export function named<S extends Shape>(title: string, shape: S): S & { readonly title: string } {
  return Object.assign(shape, { title });
}
