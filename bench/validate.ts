/**
 * How long `crucible validate` takes to check a large telemetry.jsonl, and to start, beside what else
 * could do it. Prints tables in Markdown, and whether each goal is met. Fails when the systems do not
 * agree on which lines are bad.
 *
 *   npm run build && npm ci --prefix bench
 *   npx tsx bench/validate.ts [--events 1000000] [--rounds 5]
 *
 * Of the validators on our reader each has one round, and the fastest of them all rounds: the others
 * are in no goal and take the most time.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { holdToBadLines } from './validate/agreement';
import { measureColdStart } from './validate/cold-start';
import { buildSystems, type System, type SystemName } from './validate/commands';
import { writeEventsFiles, type EventsFile } from './validate/files';
import {
  fastestOf,
  ON_OUR_READER,
  otherGoals,
  PROMISED,
  throughputGoals,
  type Usages,
} from './validate/goals';
import { medians } from './validate/measure';
import { coldStartTable, goalTable, usageTable } from './validate/tables';

const SEED = 2026;
/** Enough that every kind of event and of mistake is among them. */
const EVENTS_TO_AGREE_ON = 5_000;
const COLD_ROUNDS = 21;

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '5' },
  },
});
const [events, rounds] = [Number(values.events), Number(values.rounds)];

const folder = mkdtempSync(join(tmpdir(), 'crucible-bench-'));
try {
  await measure();
} finally {
  rmSync(folder, { recursive: true });
}

async function measure(): Promise<void> {
  const systems = await buildSystems(folder);
  for (const file of Object.values(writeEventsFiles(folder, EVENTS_TO_AGREE_ON, SEED))) {
    for (const system of Object.values(systems)) holdToBadLines(system, file, folder);
  }
  const files = writeEventsFiles(folder, events, SEED);
  console.log(`${machine()}; ${events.toLocaleString('en')} events, medians of ${rounds}\n`);

  const cold = measureColdStart(COLD_ROUNDS, folder);
  console.log(`${coldStartTable(cold)}\n`);

  const on = (file: EventsFile, names: readonly SystemName[], others: Usages = {}): Usages => {
    const usages = { ...usagesOf(systems, file, names, rounds), ...others };
    console.log(`${usageTable(file, usages, systems)}\n`);
    return usages;
  };
  const onValid = (...[file, names, others]: Parameters<typeof on>): Usages => {
    const usages = on(file, names, others);
    console.log(`### Goals: events ${file.name}\n\n${goalTable(throughputGoals(usages))}\n`);
    return usages;
  };
  const once = usagesOf(systems, files.valid, ON_OUR_READER, 1);
  const fastest = fastestOf(once);
  const { [fastest]: _, ...slower } = once;
  const valid = onValid(files.valid, [...PROMISED, fastest, 'wc', 'node'], slower);
  const python = onValid(files.python, [...PROMISED, fastest]);
  onValid(files.sorted, [...PROMISED, fastest]);
  const orders = onValid(files.orders, [...PROMISED, fastest]);
  const reports = ['crucibleReport', 'cruciblePretty', 'readlineAjvErrors', 'ajvErrors'] as const;
  const fewBad = on(files.fewBad, reports);
  const allBad = on(files.allBad, reports);

  const others = otherGoals({ valid, python, orders, fewBad, allBad, cold });
  console.log(`### Goals: all else\n\n${goalTable(others)}`);
}

function usagesOf(
  systems: Readonly<Record<SystemName, System>>,
  file: EventsFile,
  names: readonly SystemName[],
  rounds: number,
): Usages {
  const jobs = names.map((name) => {
    const { check, rejects = 0, ...system } = systems[name];
    return { ...system, command: check(file.path), status: file.badLines > 0 ? rejects : 0 };
  });
  const taken = medians(rounds, jobs, folder);
  return Object.fromEntries(names.map((name, index) => [name, taken[index]]));
}

function machine(): string {
  const [cpu] = cpus();
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  return `${cpu?.model}, ${availableParallelism()} cores, ${memory} GiB, node ${process.version}, ${process.platform}-${process.arch}`;
}
