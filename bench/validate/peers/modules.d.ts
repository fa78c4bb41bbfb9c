/*
 * What is used of the peers. They are installed under bench/ alone, so that the types of this
 * repository hold without them.
 */

declare module 'tjs' {
  export function schema(
    definition: object,
    options?: { formatAssertion?: boolean },
  ): (value: unknown) => boolean;
}

declare module '@exodus/schemasafe' {
  const schemasafe: {
    validator(schema: object, options?: Record<string, unknown>): (value: unknown) => boolean;
  };
  export default schemasafe;
}

declare module 'typebox/schema' {
  export function Compile(schema: object): { Check(value: unknown): boolean };
}

declare module 'zod' {
  interface Type {
    safeParse(value: unknown): { success: boolean };
  }
  export const z: {
    fromJSONSchema(schema: object): Type;
    discriminatedUnion(key: string, variants: readonly Type[]): Type;
  };
}

declare module 'valibot' {
  /** A schema, whatever it makes. */
  export interface Schema {
    readonly kind: 'schema';
  }
  export interface Action {
    readonly kind: 'validation';
  }
  export function is(schema: Schema, value: unknown): boolean;
  export function pipe(schema: Schema, ...actions: readonly Action[]): Schema;
  export function variant(key: string, variants: readonly Schema[]): Schema;
  export function union(options: readonly Schema[]): Schema;
  export function literal(value: unknown): Schema;
  export function picklist(values: readonly unknown[]): Schema;
  export function string(): Schema;
  export function number(): Schema;
  export function boolean(): Schema;
  function nullSchema(): Schema;
  export { nullSchema as null };
  export function array(item: Schema): Schema;
  export function record(key: Schema, value: Schema): Schema;
  export function optional(schema: Schema): Schema;
  export function strictObject(entries: Record<string, Schema>): Schema;
  export function integer(): Action;
  export function minLength(length: number): Action;
  export function maxLength(length: number): Action;
  export function minValue(value: number): Action;
  export function maxValue(value: number): Action;
  export function regex(pattern: RegExp): Action;
  export function isoTimestamp(): Action;
}
