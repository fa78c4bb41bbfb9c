import { writeFileAtomic } from '../../../src/artifacts';
import { contentOf } from './numbered-content';

/** Replaces a file again and again, and prints the number of each content once it is durable. */
const [file = '', from = '0'] = process.argv.slice(2);
for (let n = Number(from); ; n++) {
  await writeFileAtomic(file, contentOf(n));
  process.stdout.write(`${n}\n`);
}
