import type { HedgingPolicy } from '../../contract';

type Options = Pick<HedgingPolicy, 'strategy'> & Partial<Omit<HedgingPolicy, 'strategy'>>;
type Field = Exclude<keyof HedgingPolicy, 'strategy'>;

interface Range {
  readonly expected: string;
  readonly holds: (value: number) => boolean;
}

const COUNT: Range = {
  expected: 'a whole number from 0',
  holds: (value) => Number.isSafeInteger(value) && value >= 0,
};
const FINITE: Range = {
  expected: 'a finite number from 0',
  holds: (value) => Number.isFinite(value) && value >= 0,
};
const FRACTION: Range = {
  expected: 'a fraction in [0, 1], such as 0.1 for a tenth',
  holds: (value) => value >= 0 && value <= 1,
};

const RANGES: Record<Field, Range> = {
  percentile: {
    expected: 'a percentile in [0, 100], such as 95',
    holds: (value) => value >= 0 && value <= 100,
  },
  delay_ms: { expected: 'milliseconds from 0, or Infinity', holds: (value) => value >= 0 },
  window: {
    expected: 'a whole number from 1 to 1000000',
    holds: (value) => Number.isSafeInteger(value) && value >= 1 && value <= 1e6,
  },
  warm_up: COUNT,
  min_delay_ms: FINITE,
  multiplier: FINITE,
  target_hedge_rate: FRACTION,
  max_hedges: COUNT,
  budget: FRACTION,
  budget_burst: FINITE,
  deadline_ms: {
    expected: 'a finite number above 0, or null for none',
    holds: (value) => value > 0 && value < Infinity,
  },
};

/** Fields that only some strategies have; the others are of all. */
const OWN_FIELDS: Record<HedgingPolicy['strategy'], readonly Field[]> = {
  fixed: ['delay_ms'],
  percentile: ['percentile', 'window'],
  adaptive: ['delay_ms', 'target_hedge_rate'],
  workload_aware: ['percentile', 'window'],
  exponential_backoff: ['delay_ms', 'multiplier'],
};
const SHARED_FIELDS: readonly Field[] = [
  'warm_up',
  'min_delay_ms',
  'max_hedges',
  'budget',
  'budget_burst',
  'deadline_ms',
];
const NULLABLE: readonly Field[] = ['delay_ms', 'budget', 'budget_burst', 'deadline_ms'];

/**
 * @throws RangeError that names the field, what was found and what was expected
 */
export function checkPolicy(options: Options): void {
  // Options also come from parameters of experiments, which no compiler has seen.
  if (!Object.hasOwn(OWN_FIELDS, options.strategy)) {
    throw new RangeError(
      `hedging policy: strategy is ${JSON.stringify(options.strategy)}; ` +
        `expected ${Object.keys(OWN_FIELDS).join(', ')}`,
    );
  }
  for (const [field, value] of Object.entries(options)) {
    if (field !== 'strategy') checkField(options.strategy, field, value);
  }
  checkTogether(options);
}

function checkField(strategy: HedgingPolicy['strategy'], field: string, value: unknown): void {
  if (!isField(field)) throw new RangeError(`hedging policy: ${field} is not one of its fields`);
  const known = [...OWN_FIELDS[strategy], ...SHARED_FIELDS];
  // A complete policy, as documents have it, says null for what its strategy does not have.
  if (value === null && (!known.includes(field) || NULLABLE.includes(field))) return;
  if (!known.includes(field)) {
    throw new RangeError(`hedging policy: ${strategy} has no ${field}; it has ${known.join(', ')}`);
  }
  const { expected, holds } = RANGES[field];
  if (typeof value !== 'number' || !holds(value)) {
    throw new RangeError(`hedging policy: ${field} is ${String(value)}; expected ${expected}`);
  }
}

function checkTogether(options: Options): void {
  const { strategy, delay_ms, window, warm_up, budget, budget_burst } = options;
  if (delay_ms === undefined && (strategy === 'fixed' || strategy === 'exponential_backoff')) {
    throw new RangeError(
      `hedging policy: ${strategy} needs delay_ms, such as the p95 of past latencies`,
    );
  }
  if (typeof window === 'number' && warm_up !== undefined && warm_up > window) {
    throw new RangeError(
      `hedging policy: warm_up is ${warm_up}; expected at most the window of ${window}, ` +
        'or no call would ever be hedged',
    );
  }
  // Complete policies have a warm_up of 0 here.
  if (warm_up && (strategy === 'fixed' || strategy === 'exponential_backoff')) {
    throw new RangeError(`hedging policy: ${strategy} has no warm_up, its delay is given`);
  }
  if (budget_burst === null && budget !== null) {
    throw new RangeError(
      'hedging policy: budget_burst is null; expected a number, or budget: null for no cap',
    );
  }
}

function isField(name: string): name is Field {
  return Object.hasOwn(RANGES, name);
}
