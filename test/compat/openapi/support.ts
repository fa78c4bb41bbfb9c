import type { JsonValue } from '../../../src/artifacts';
import { compareOpenApi, type Finding, type Level } from '../../../src/compat';
import { mergePatch } from './merge-patch';
import { PETS } from './pets';

/** The day on which all tests compare. */
export const NOW = new Date('2026-01-01T00:00:00Z');

/** What is found between two changes of the pets. */
export function findingsBetween(
  before: JsonValue,
  change: JsonValue,
  level: Level = 'strict',
): readonly Finding[] {
  const old = mergePatch(PETS, before);
  return compareOpenApi(old, mergePatch(old, change), {
    level,
    policy: 'tolerant-reader',
    now: NOW,
  }).findings;
}

/** Rules that are broken between two changes of the pets, each once. */
export function rulesBetween(before: JsonValue, change: JsonValue, level?: Level): string[] {
  return [...new Set(findingsBetween(before, change, level).map(({ rule }) => rule))];
}

/** A change of `GET /pets`. */
export const get = (operation: JsonValue): JsonValue => ({
  paths: { '/pets': { get: operation } },
});

/** A change of `POST /pets`. */
export const post = (operation: JsonValue): JsonValue => ({
  paths: { '/pets': { post: operation } },
});

/** A change of the response 200 of `GET /pets`. */
export const ok = (response: JsonValue): JsonValue => get({ responses: { 200: response } });

/** A change of the schemas of the components. */
export const schemas = (change: JsonValue): JsonValue => ({ components: { schemas: change } });

/** The one parameter of `GET /pets`, changed. */
export const limit = (change: Record<string, JsonValue>): JsonValue =>
  get({ parameters: [{ ...LIMIT, ...change }] });

/** The schema of that parameter. */
export const LIMIT_SCHEMA = { type: 'integer', maximum: 100, default: 20 };

const LIMIT: Record<string, JsonValue> = { name: 'limit', in: 'query', schema: LIMIT_SCHEMA };
