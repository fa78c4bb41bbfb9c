/**
 * Checks a JSONL file with JSON.parse and a validator, and prints what is wrong with which line.
 * Exits with 3 when a line is invalid: 1 is what Node ends with when it fails itself.
 *
 *   node check-lines.mjs <reader> <validator> <schema> <file>
 */
import { readFileSync, writeSync } from 'node:fs';
import { READERS } from './readers';
import type { Schema } from './schema';
import { VALIDATORS } from './validators';

const BLOCK = 1 << 16;

const [reader = '', validator = '', schema = '', file = ''] = process.argv.slice(2);
const [read, compile] = [READERS[reader], VALIDATORS[validator]];
if (!read || !compile) throw new Error(`no such reader or validator: ${reader}, ${validator}`);
const check = await compile(JSON.parse(readFileSync(schema, 'utf8')) as Schema);

let number = 0;
let invalid = 0;
let output = '';
await read(file, (line) => {
  number++;
  const problems = check(JSON.parse(line));
  if (problems === undefined) return;
  invalid++;
  for (const problem of problems) output += `${file}:${number}: ${problem}\n`;
  if (output.length < BLOCK) return;
  writeSync(1, output);
  output = '';
});
writeSync(1, `${output}${invalid} invalid\n`);
if (invalid > 0) process.exitCode = 3;
