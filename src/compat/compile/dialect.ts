import type { JsonObject } from '../json';

/** Languages that schemas are written in. OpenAPI 3.1 writes them in 2020-12. */
export type DialectName =
  'draft-04' | 'draft-06' | 'draft-07' | '2019-09' | '2020-12' | 'openapi-3.0' | 'openapi-3.1';

/** Drafts in their order. */
export type Draft = 4 | 6 | 7 | 2019 | 2020;

/** What differs between dialects beyond which keywords there are. */
export interface Dialect {
  readonly name: DialectName;
  readonly draft: Draft;
  /** Until draft-07 a `$ref` stands alone: what is beside it has no meaning. */
  readonly refStandsAlone: boolean;
  /** The keyword that gives a schema its URI. */
  readonly id: '$id' | 'id';
  /** `nullable` of OpenAPI 3.0. */
  readonly nullable: boolean;
}

function dialect(name: DialectName, draft: Draft): Dialect {
  const refStandsAlone = draft <= 7;
  const id = draft === 4 ? 'id' : '$id';
  return { name, draft, refStandsAlone, id, nullable: name === 'openapi-3.0' };
}

export const DIALECTS: Readonly<Record<DialectName, Dialect>> = {
  'draft-04': dialect('draft-04', 4),
  'draft-06': dialect('draft-06', 6),
  'draft-07': dialect('draft-07', 7),
  '2019-09': dialect('2019-09', 2019),
  '2020-12': dialect('2020-12', 2020),
  'openapi-3.0': dialect('openapi-3.0', 4),
  'openapi-3.1': dialect('openapi-3.1', 2020),
};

const BY_META_SCHEMA = new Map<string, DialectName>([
  ['json-schema.org/draft-04/schema', 'draft-04'],
  ['json-schema.org/draft-06/schema', 'draft-06'],
  ['json-schema.org/draft-07/schema', 'draft-07'],
  ['json-schema.org/draft/2019-09/schema', '2019-09'],
  ['json-schema.org/draft/2020-12/schema', '2020-12'],
  ['spec.openapis.org/oas/3.1/dialect/base', 'openapi-3.1'],
]);

/** The dialect that `$schema` names; undefined when it names one that is not known. */
export function dialectOf({ $schema }: JsonObject, otherwise: Dialect): Dialect | undefined {
  if (typeof $schema !== 'string') return otherwise;
  const name = BY_META_SCHEMA.get($schema.replace(/^https?:\/\//, '').replace(/#$/, ''));
  return name && DIALECTS[name];
}
