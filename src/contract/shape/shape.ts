import type { Place } from './place';

/**
 * A schema as the validators read it: its keywords, and two functions made of them. `accepts` is the
 * fast path and makes nothing; only what it does not accept is looked at again, by `report`.
 */
export interface Shape {
  /** Name in the contract, when it has one: where `schemaPath` starts anew, as `#/$defs/<name>`. */
  readonly name?: string | undefined;
  /** `x-schema-version`, when it is a document. */
  readonly version?: string;
  /**
   * Whether a value certainly has the shape; `closed` refuses unknown properties (the writer
   * profile). Of what cannot come from JSON it may be wrong to say no, and `report` tells nothing.
   */
  readonly accepts: (value: unknown, closed: boolean) => boolean;
  /** Tells every mistake of the value at a place; none when it has the shape. */
  report(at: Place): void;
}

/** A shape that is a definition of the contract. */
export type NamedShape = Shape & { readonly name: string };

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
