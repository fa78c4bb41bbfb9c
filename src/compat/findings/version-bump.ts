/** How far a version rises; `none` also for one that falls. */
export const BUMPS = ['none', 'patch', 'minor', 'major'] as const;

/** Name of a bump. */
export type Bump = (typeof BUMPS)[number];

const VERSION = /^v?(\d+)\.(\d+)\.(\d+)(?:-[\w.-]+)?(?:\+[\w.-]+)?$/;

/**
 * How far a version rises from the one to the other (Semantic Versioning 2.0.0).
 *
 * @returns undefined when one of them is no version
 */
export function bumpBetween(before: string, after: string): Bump | undefined {
  const [from, to] = [numbersOf(before), numbersOf(after)];
  if (!from || !to) return undefined;
  const index = from.findIndex((number, i) => number !== to[i]);
  if (index < 0 || (to[index] ?? 0) < (from[index] ?? 0)) return 'none';
  return index === 0 ? 'major' : index === 1 ? 'minor' : 'patch';
}

/** What is required of a version that begins with 0, where each bump counts one less (§4). */
export function shiftedFor(before: string, required: Bump): Bump {
  if (!/^v?0\./.test(before)) return required;
  return required === 'major' ? 'minor' : required === 'minor' ? 'patch' : required;
}

/** Whether a bump is as much as is required. */
export function suffices(actual: Bump, required: Bump): boolean {
  return BUMPS.indexOf(actual) >= BUMPS.indexOf(required);
}

/** The larger of two bumps. */
export function largest(one: Bump, other: Bump): Bump {
  return suffices(one, other) ? one : other;
}

function numbersOf(version: string): number[] | undefined {
  return VERSION.exec(version)?.slice(1).map(Number);
}
