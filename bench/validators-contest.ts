/** What runs in Node and in the browser: two functions on the same values, by turns. */

/** Values of one kind, and who checks them. */
export interface Contest {
  readonly title: string;
  readonly values: readonly unknown[];
  readonly isValid: boolean;
  /** Whether a value is valid; makes all that its report needs. */
  readonly ours: (value: unknown) => boolean;
  readonly ajv: (value: unknown) => boolean;
}

/** Nanoseconds for one value, the median of the rounds. */
export interface Result {
  readonly title: string;
  readonly ours: number;
  readonly ajv: number;
}

/** How long one turn of a contestant takes at least, in milliseconds. */
const TURN_MS = 25;

/** @throws Error when one of the two gives another verdict than the contest says */
export function run(contests: readonly Contest[], rounds: number): Result[] {
  const turns = contests.flatMap((contest) =>
    (['ours', 'ajv'] as const).map((name) => {
      const check = contest[name];
      const wrong = contest.values.find((value) => check(value) !== contest.isValid);
      if (wrong !== undefined) {
        throw new Error(`${contest.title}: ${name} is wrong about ${JSON.stringify(wrong)}`);
      }
      return { contest, name, check, taken: [] as number[] };
    }),
  );
  // Round by round, so that what else the machine does hits both alike; the first is to warm up.
  for (let round = 0; round <= rounds; round++) {
    for (const { contest, check, taken } of turns) {
      const nanoseconds = turn(contest, check);
      if (round > 0) taken.push(nanoseconds);
    }
  }
  return contests.map((contest) => {
    const of = (name: 'ours' | 'ajv') =>
      median(turns.find((one) => one.contest === contest && one.name === name)?.taken ?? []);
    return { title: contest.title, ours: of('ours'), ajv: of('ajv') };
  });
}

function turn({ values, isValid }: Contest, check: (value: unknown) => boolean): number {
  const start = performance.now();
  let checked = 0;
  let elapsed = 0;
  while (elapsed < TURN_MS) {
    for (const value of values)
      if (check(value) !== isValid) throw new Error('it changed its mind');
    checked += values.length;
    elapsed = performance.now() - start;
  }
  return (elapsed * 1e6) / checked;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
