import { fuzz } from './fuzz';

/** Fuzzes with seeds never used before: `npx tsx test/compat/fuzz/fresh.ts [pairs] [first seed]`. */
const pairs = Number(process.argv[2] ?? 20_000);
const first = Number(process.argv[3] ?? Date.now() % 1_000_000_000);
const { count, refutations, undecided } = fuzz(first, pairs);
console.log(`seeds ${first} to ${first + pairs - 1}:`, count);
for (const { seed, reason } of undecided) console.log(`undecided ${seed}: ${reason}`);
for (const { seed, pair, witness } of refutations) {
  console.log(`REFUTED ${seed}:`, JSON.stringify({ pair, witness }));
}
process.exitCode = refutations.length > 0 ? 1 : 0;
