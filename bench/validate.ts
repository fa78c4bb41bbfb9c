/**
 * How long `crucible validate` takes, beside Ajv and @sourcemeta/jsonschema: starting on one run's
 * folder, and checking a large telemetry.jsonl. Fails when they do not agree on what is valid.
 *
 *   npm run build && npm ci --prefix bench
 *   npx tsx bench/validate.ts [--events 1000000] [--rounds 5]
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { soundRun, writeRun } from '../test/cli/run-folder';
import { percentile } from '../src/stats';
import { writeEvents } from './validate-events';
import { crucibleValidate, systems, type Verdict } from './validate-systems';

const SEED = 2026;
const COLD_ROUNDS = 15;

type Command = readonly [string, ...string[]];
interface Row {
  readonly name: string;
  readonly seconds: number;
}

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
  const peers = systems(folder);
  const run = join(folder, 'run');
  const valid = join(folder, 'valid.jsonl');
  const invalid = join(folder, 'invalid.jsonl');
  mkdirSync(run);
  writeRun(run, soundRun());
  await writeEvents(valid, { count: events, seed: SEED });
  await writeEvents(invalid, { count: 20_000, seed: SEED, invalidAt: 12_345 });
  for (const { name, check, rejects } of peers) seconds(name, check(invalid), rejects);

  const [cpu] = cpus();
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  console.log(
    `${cpu?.model}, ${availableParallelism()} cores, ${memory} GiB, node ${process.version}, ${process.platform}-${process.arch}`,
  );

  const telemetry = join(run, 'telemetry.jsonl');
  print(
    `Cold start, median of ${COLD_ROUNDS}`,
    medians(COLD_ROUNDS, [
      { name: 'crucible validate <run folder>', command: crucibleValidate(run) },
      ...peers.map(({ name, check }) => ({
        name: `${name}, its telemetry.jsonl`,
        command: check(telemetry),
      })),
      { name: 'node, doing nothing', command: [process.execPath, '-e', '0'] },
    ]),
    ({ seconds }) => `${(seconds * 1000).toFixed(0)} ms`,
  );
  const megabytes = statSync(valid).size / 1e6;
  print(
    `Throughput on ${events.toLocaleString('en')} events (${megabytes.toFixed(0)} MB), median of ${rounds}`,
    medians(
      rounds,
      peers.map(({ name, check }) => ({ name, command: check(valid) })),
    ),
    ({ seconds }) =>
      `${seconds.toFixed(2)} s, ${Math.round(events / seconds).toLocaleString('en')} events/s, ${(megabytes / seconds).toFixed(1)} MB/s`,
  );
}

/** Round by round and not system by system, so that what else the machine does hits all alike. */
function medians(count: number, commands: { name: string; command: Command }[]): Row[] {
  const taken = commands.map((): number[] => []);
  for (let round = 0; round < count; round++) {
    for (const [index, { name, command }] of commands.entries()) {
      taken[index]?.push(seconds(name, command, { status: 0 }));
    }
  }
  return commands.map(({ name }, index) => ({
    name,
    seconds: percentile(taken[index] ?? [], 0.5) ?? NaN,
  }));
}

/** Runs a command and gives the seconds it took; any other verdict than the one expected ends the bench. */
function seconds(name: string, [program, ...args]: Command, expected: Verdict): number {
  const start = performance.now();
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  const taken = (performance.now() - start) / 1000;
  const output = `${stderr}\n${stdout}`;
  if (status === expected.status && (expected.output?.test(output) ?? true)) return taken;
  const why = error?.message ?? output.slice(0, 2000);
  throw new Error(`${name} ended with ${status} on ${args.at(-1)}, not as expected: ${why}`);
}

function print(title: string, rows: readonly Row[], show: (row: Row) => string): void {
  console.log(`\n${title}`);
  const [first] = rows;
  for (const row of rows) {
    const ratio = (row.seconds / (first?.seconds ?? 1)).toFixed(2);
    console.log(`  ${row.name.padEnd(52)} ${show(row).padEnd(40)} x ${ratio}`);
  }
}
