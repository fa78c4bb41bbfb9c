#!/usr/bin/env node
import { readValidateArguments } from './validate-arguments';
import { validate } from './validate';

// A reader such as head that has seen enough is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

void main(process.argv.slice(2));

async function main([command, ...args]: readonly string[]): Promise<void> {
  const check = command === 'validate' ? readValidateArguments(args) : undefined;
  if (check) {
    process.exitCode = await validate(check.paths, check.options);
  } else {
    // Loaded when used: it and what it needs take longer to load than a check of small files.
    const { runProgram } = await import('./program');
    await runProgram();
  }
}
