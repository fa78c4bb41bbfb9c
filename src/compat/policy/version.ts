import type { JsonObject } from '../json';

/** A version of a document's schema, as far as it decides who reads whom. */
export interface Version {
  readonly major: number;
  readonly minor: number;
}

/** What `x-schema-version` of a schema says; undefined when it is no document with a version. */
export function versionOf({ 'x-schema-version': text }: JsonObject): Version | undefined {
  const [, major, minor] = /^(\d+)\.(\d+)\./.exec(typeof text === 'string' ? text : '') ?? [];
  return major === undefined ? undefined : { major: Number(major), minor: Number(minor) };
}

/** Documents whose `schema_version`, if it is a string, satisfies a schema. */
function versioned(schema: JsonObject): JsonObject {
  return { properties: { schema_version: schema } };
}

/** Of the same major. */
export function ofMajor({ major }: Version): JsonObject {
  return versioned({ pattern: `^0*${major}(\\.|$)` });
}

function upToMinor({ major, minor }: Version): string {
  const minors = Array.from({ length: minor + 1 }, (_, index) => index);
  return `^0*${major}\\.0*(${minors.join('|')})(\\.|$)`;
}

/** Of the same minor: what a writer of the version says of what it writes. */
export function ofMinor({ major, minor }: Version): JsonObject {
  return versioned({ pattern: `^0*${major}\\.0*${minor}(\\.|$)` });
}

/** Of the same major and a newer minor. */
export function newer(version: Version): JsonObject {
  const pattern = `^0*${version.major}\\.\\d+(\\.|$)`;
  return {
    required: ['schema_version'],
    ...versioned({ pattern, not: { pattern: upToMinor(version) } }),
  };
}
