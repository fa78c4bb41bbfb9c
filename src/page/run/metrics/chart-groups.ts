import type { EnsembleVotes, Series, SeriesByKey, VotesByKey } from '../state';

/** Series that share their axes. */
export interface ChartGroup {
  readonly title: string;
  readonly stage: string;
  readonly series: readonly Series[];
}

/**
 * Which series are drawn together: those of one stage and unit; without a unit, a loss and a rate
 * have no axis in common, so that the last part of the name must be the same as well. Those named
 * after an ensemble that votes are told with its votes.
 */
export function chartGroups(series: SeriesByKey, votes: VotesByKey): readonly ChartGroup[] {
  const groups = new Map<string, Series[]>();
  for (const one of series.values()) {
    if (isOfVotes(one, votes)) continue;
    const { stage, unit, axis, name } = one;
    const like = unit === undefined ? lastPart(name) : null;
    const key = JSON.stringify([stage, unit ?? null, axis, like]);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].flatMap((together) => {
    const [first] = together;
    return first
      ? [{ title: titleOf(first, together.length), stage: first.stage, series: together }]
      : [];
  });
}

function titleOf({ name, unit }: Series, lines: number): string {
  if (lines === 1) return name;
  return unit === undefined ? lastPart(name) : `Values in ${unit}`;
}

function isOfVotes({ name, stage }: Series, votes: VotesByKey): boolean {
  const isOf = (one: EnsembleVotes) => one.stage === stage && name.startsWith(`${one.ensembleId}/`);
  return [...votes.values()].some(isOf);
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
