import { fuzz } from './fuzz';
import { DOCUMENTS } from './real-lines';

/** Fuzzes with seeds never used before: `npx tsx test/artifacts/bytes/machine/fresh.ts [seconds] [seed]`. */
const seconds = Number(process.argv[2] ?? 60);
const first = Number(process.argv[3] ?? Date.now() % 1_000_000_000);
const end = performance.now() + seconds * 1000;
let [seed, lines, accepted, falseAccepts] = [first, 0, 0, 0];
for (; performance.now() < end; seed++) {
  for (const document of DOCUMENTS) {
    for (const comparison of fuzz(document, { seed, count: 2_000 })) {
      lines += comparison.lines;
      accepted += comparison.accepted;
      falseAccepts += comparison.falseAccepts.length;
      for (const line of comparison.falseAccepts)
        console.log(`FALSE ACCEPT ${seed} ${document}: ${line}`);
    }
  }
}
console.log(`seeds ${first} to ${seed - 1}:`, { lines, accepted, falseAccepts });
process.exitCode = falseAccepts > 0 ? 1 : 0;
