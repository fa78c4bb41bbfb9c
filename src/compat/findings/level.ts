/**
 * How much counts, each level with all before it: `wire`, what makes a message fail that did not;
 * `codegen`, what makes code fail that is generated from the contract; `strict`, whatever a strict
 * reading of the contract no longer promises.
 */
export const LEVELS = ['wire', 'codegen', 'strict'] as const;

/** Name of a level. */
export type Level = (typeof LEVELS)[number];

/** Whether what is found at `level` counts when `chosen` is asked for. */
export function counts(level: Level, chosen: Level): boolean {
  return LEVELS.indexOf(level) <= LEVELS.indexOf(chosen);
}
