import type { MetricEvent, TelemetryEvent } from '../../../contract';
import { entriesAfter } from './by-key';

/** Points of a series that are kept, an even number: more than a chart has pixels across. */
export const MOST_POINTS = 2000;

/** A metric over the steps of a stage, or over its epochs where it has no steps. */
export interface Series {
  readonly name: string;
  readonly stage: string;
  /** Undefined for losses and fractions. */
  readonly unit: string | undefined;
  readonly axis: 'step' | 'epoch';
  /** Of a long series every second, fourth, eighth, … point, counted from the first. */
  readonly xs: readonly number[];
  readonly values: readonly number[];
  /** Points in all; a count. */
  readonly count: number;
  /** One of so many points is kept. */
  readonly every: number;
  readonly last: { readonly x: number; readonly value: number };
  readonly min: number;
  readonly max: number;
}

export type SeriesByKey = ReadonlyMap<string, Series>;

type Draft = { -readonly [K in keyof Series]: Series[K] } & { xs: number[]; values: number[] };

export const seriesKey = (stage: string, name: string) => `${stage}\n${name}`;

export function seriesAfter(series: SeriesByKey, events: readonly TelemetryEvent[]): SeriesByKey {
  return entriesAfter<Draft, MetricEvent>(series as ReadonlyMap<string, Draft>, events, {
    keyOf: (event) =>
      event.event_name === 'metric' && event.stage !== null
        ? seriesKey(event.stage, event.payload.name)
        : undefined,
    begin: (found, event) =>
      found ? { ...found, xs: [...found.xs], values: [...found.values] } : firstOf(event),
    add,
  });
}

function firstOf({ stage, payload: { name, unit, step } }: MetricEvent): Draft {
  return {
    name,
    // keyOf passes over events without one.
    stage: stage ?? '',
    unit,
    axis: step === undefined ? 'epoch' : 'step',
    xs: [],
    values: [],
    count: 0,
    every: 1,
    last: { x: 0, value: 0 },
    min: Infinity,
    max: -Infinity,
  };
}

function add(draft: Draft, { payload }: MetricEvent): void {
  const { value } = payload;
  const x = payload[draft.axis] ?? draft.last.x;
  if (draft.count % draft.every === 0) {
    if (draft.xs.length === MOST_POINTS) thin(draft);
    draft.xs.push(x);
    draft.values.push(value);
  }
  draft.count++;
  draft.last = { x, value };
  draft.min = Math.min(draft.min, value);
  draft.max = Math.max(draft.max, value);
}

/** By position alone, so that the same points are kept however the events come. */
function thin(draft: Draft): void {
  const isEven = (_: number, i: number) => i % 2 === 0;
  draft.xs = draft.xs.filter(isEven);
  draft.values = draft.values.filter(isEven);
  draft.every *= 2;
}
