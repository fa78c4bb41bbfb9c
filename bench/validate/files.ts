import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { eventsOfRun } from './events';
import { withMistakes } from './mistakes';
import {
  asPythonSorts,
  asPythonWrites,
  asWritten,
  inOtherOrders,
  type Spelling,
} from './spellings';

/** A JSONL file of events to check. */
export interface EventsFile {
  readonly name: string;
  readonly path: string;
  readonly lines: number;
  readonly megabytes: number;
  /** Lines that break a rule of the schema. */
  readonly badLines: number;
}

/** The files by what their lines are. */
export type EventsFiles = Record<keyof typeof KINDS, EventsFile>;

interface Kind {
  readonly name: string;
  /** Every so many lines one is bad. */
  readonly badEvery?: number;
  readonly spelling: (seed: number) => Spelling;
}

const KINDS = {
  valid: { name: 'as our runtime writes them', spelling: () => asWritten },
  python: { name: 'as Python writes them', spelling: () => asPythonWrites },
  sorted: { name: 'as Python writes them, keys sorted', spelling: () => asPythonSorts },
  orders: { name: 'keys in another order each line', spelling: inOtherOrders },
  fewBad: { name: '1 % bad', badEvery: 100, spelling: () => withMistakes(100) },
  allBad: { name: '100 % bad', badEvery: 1, spelling: () => withMistakes(1) },
} satisfies Record<string, Kind>;

const BLOCK = 1 << 20;

/** Of bad lines fewer are enough: each takes as long as many good ones. */
const FEWER = 5;

/** Writes the same events once a kind, into a folder; of all that are bad, a fifth. */
export function writeEventsFiles(folder: string, count: number, seed: number): EventsFiles {
  const write = (kind: Kind, file: string, lines = count) =>
    writeFile(kind, join(folder, file), lines, seed);
  return {
    valid: write(KINDS.valid, 'valid.jsonl'),
    python: write(KINDS.python, 'python.jsonl'),
    sorted: write(KINDS.sorted, 'sorted.jsonl'),
    orders: write(KINDS.orders, 'orders.jsonl'),
    fewBad: write(KINDS.fewBad, 'few-bad.jsonl'),
    allBad: write(KINDS.allBad, 'all-bad.jsonl', Math.ceil(count / FEWER)),
  };
}

function writeFile(kind: Kind, path: string, count: number, seed: number): EventsFile {
  const { name, badEvery, spelling } = kind;
  const line = spelling(seed);
  const file = openSync(path, 'w');
  let text = '';
  let seq = 0;
  for (const event of eventsOfRun(count, seed)) {
    text += `${line(event, seq++)}\n`;
    if (text.length < BLOCK) continue;
    writeSync(file, text);
    text = '';
  }
  writeSync(file, text);
  closeSync(file);
  const badLines = badEvery === undefined ? 0 : Math.ceil(count / badEvery);
  return { name, path, lines: count, megabytes: statSync(path).size / 1e6, badLines };
}
