import type { Format } from '../../generated/formats';

/** A schema as the validators read it: annotations gone, references resolved, patterns compiled. */
export interface Shape {
  /** Name in the contract, when it has one: where `schemaPath` starts anew, as `#/$defs/<name>`. */
  readonly name?: string;
  /** `x-schema-version`, when it is a document. */
  readonly version?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: RegExp;
  readonly format?: Format;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Shape;
  readonly required?: readonly string[];
  /** On an object that the writer profile closes: `properties` that may be absent, the others must not. */
  readonly optional?: readonly string[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly propertyNames?: Shape;
  readonly additionalProperties?: boolean | Shape;
  readonly anyOf?: readonly Shape[];
  readonly discriminator?: {
    readonly propertyName: string;
    /** Each has a constant as its property of that name. */
    readonly variants: readonly Shape[];
  };
}
