import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec';
import { checkOf, type Check } from './check';
import { jsonSchema } from './json-schema';
import type { Problem, ValidationResult } from './problem';
import type { DocumentShape } from './shape';

/** writer: what we emit, closed. reader: what a UI accepts, open for additions of newer minors. */
export type Profile = 'writer' | 'reader';

/**
 * Checks one document. Call it with any value; it never throws.
 *
 * Also a Standard Schema (`~standard`, https://standardschema.dev) and a Standard JSON Schema.
 */
export interface Validator<T>
  extends StandardSchemaV1<unknown, T>, StandardJSONSchemaV1<unknown, T> {
  (value: unknown): ValidationResult<T>;
  readonly '~standard': StandardSchemaV1.Props<unknown, T> & StandardJSONSchemaV1.Props<unknown, T>;
  /** Name of the document, such as `run_manifest`. */
  readonly document: string;
  /** Which promise it checks. */
  readonly profile: Profile;
  /** Version of the schema it was generated from. */
  readonly schemaVersion: string;
}

/** Makes the validator of one document and profile. */
export function defineValidator<T>(shape: DocumentShape, profile: Profile): Validator<T> {
  return withStandardSchema<T>(shape, profile, checkOf(shape, profile === 'writer'));
}

/** Adds the Standard Schema interface to a function that validates. */
export function withStandardSchema<T>(
  shape: DocumentShape,
  profile: Profile,
  validate: Check<T>,
): Validator<T> {
  const toJsonSchema = ({ target }: StandardJSONSchemaV1.Options) =>
    jsonSchema(shape, profile === 'writer', target);
  return Object.assign(validate, {
    document: shape.title,
    profile,
    schemaVersion: shape.version,
    '~standard': {
      version: 1,
      vendor: 'crucible-contracts',
      validate(value: unknown): StandardSchemaV1.Result<T> {
        const result = validate(value);
        return result.ok ? { value: result.value } : { issues: result.problems.map(issue) };
      },
      jsonSchema: { input: toJsonSchema, output: toJsonSchema },
    },
  } as const);
}

function issue({ message, instancePath }: Problem): StandardSchemaV1.Issue {
  const path = instancePath
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  return { message, path };
}
