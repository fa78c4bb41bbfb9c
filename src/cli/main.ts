#!/usr/bin/env node
import { standardOutput } from './standard-output';
import { readValidateArguments } from './validate-arguments';
import { validate } from './validate';

void main(process.argv.slice(2));

async function main([command, ...args]: readonly string[]): Promise<void> {
  const check = command === 'validate' ? readValidateArguments(args) : undefined;
  if (check) {
    process.exitCode = await validate(check.paths, check.options);
  } else {
    standardOutput();
    // Loaded when used: it and what it needs take longer to load than a check of small files.
    const { runProgram } = await import('./program');
    await runProgram();
  }
}
