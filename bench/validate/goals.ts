import type { ColdStart } from './cold-start';
import type { SystemName } from './commands';
import type { Usage } from './measure';

/** What every system took that ran on a file. */
export type Usages = Readonly<Partial<Record<SystemName, Usage>>>;

export interface Measured {
  readonly valid: Usages;
  readonly python: Usages;
  readonly orders: Usages;
  readonly fewBad: Usages;
  readonly allBad: Usages;
  readonly cold: ColdStart;
}

/** A figure that was promised, and the one measured. */
export interface Goal {
  readonly what: string;
  readonly promised: string;
  readonly measured: string;
  readonly isMet: boolean;
}

/** Who the goals on a file of valid events are about, beside the fastest on our reader. */
export const PROMISED = ['crucible', 'jsonschema', 'readlineAjv', 'parse'] as const;

/** Validators of npm that run on our reader. */
export const ON_OUR_READER = ['ajv', 'tjs', 'schemasafe', 'typebox', 'zod', 'valibot'] as const;

/** The fastest of the validators of npm on our reader. */
export function fastestOf(usages: Usages): (typeof ON_OUR_READER)[number] {
  const present = ON_OUR_READER.filter((name) => name in usages);
  const [first] = present.sort((one, other) => secondsOf(usages, one) - secondsOf(usages, other));
  return first ?? 'ajv';
}

/** The goals of throughput on a file of valid events. */
export function throughputGoals(usages: Usages): Goal[] {
  const fastest = fastestOf(usages);
  return [
    times('`@sourcemeta/jsonschema --fast`', ratio(usages, 'jsonschema'), 25),
    times('readline + `JSON.parse` + Ajv', ratio(usages, 'readlineAjv'), 12),
    times(`the fastest npm validator on our reader (${fastest})`, ratio(usages, fastest), 6),
    times('a process that only runs `JSON.parse`', ratio(usages, 'parse'), 4),
    atMost('peak memory', usages.crucible?.megabytes ?? NaN, 64 * MEBIBYTE, megabytes),
  ];
}

/** The goals of all else. */
export function otherGoals({ valid, fewBad, allBad, cold }: Measured): Goal[] {
  const floor = secondsOf(valid, 'node') + secondsOf(valid, 'wc');
  const reports = (usages: Usages, kind: string, promised: number) =>
    (['readlineAjvErrors', 'ajvErrors'] as const).map((peer) => {
      const reader = peer === 'ajvErrors' ? 'our reader' : 'readline';
      const what = `${kind}, every problem printed, against ${reader} + \`JSON.parse\` + Ajv allErrors`;
      return times(what, ratio(usages, peer, 'crucibleReport'), promised);
    });
  const aboveNode = cold.folder.seconds - cold.node.seconds;
  return [
    atMost(
      'whole process against empty Node + `wc -l`',
      secondsOf(valid, 'crucible') / floor,
      3,
      x,
    ),
    ...reports(fewBad, '1 % bad', 10),
    ...reports(allBad, '100 % bad', 0.8),
    atMost(
      '100 % bad, peak memory',
      allBad.crucibleReport?.megabytes ?? NaN,
      80 * MEBIBYTE,
      megabytes,
    ),
    atMost('cold start on a folder, above empty Node', aboveNode, 0.025, milliseconds),
    atMost(
      'cold start on a folder against ajv-cli on a file',
      cold.folder.seconds / cold.ajvCli.seconds,
      0.5,
      x,
    ),
  ];
}

const MEBIBYTE = 1.048576;

function secondsOf(usages: Usages, name: SystemName): number {
  return usages[name]?.seconds ?? NaN;
}

function ratio(usages: Usages, other: SystemName, own: SystemName = 'crucible'): number {
  return secondsOf(usages, other) / secondsOf(usages, own);
}

function times(what: string, measured: number, promised: number): Goal {
  return { what, promised: `≥ ${promised}×`, measured: x(measured), isMet: measured >= promised };
}

function atMost(
  what: string,
  measured: number,
  promised: number,
  show: (value: number) => string,
): Goal {
  const isMet = measured <= promised;
  return { what, promised: `≤ ${show(promised)}`, measured: show(measured), isMet };
}

function x(value: number): string {
  return `${value.toPrecision(value < 10 ? 2 : 3)}×`;
}

function megabytes(value: number): string {
  return `${(value / MEBIBYTE).toFixed(0)} MiB`;
}

export function milliseconds(seconds: number): string {
  return `${(seconds * 1000).toFixed(0)} ms`;
}
