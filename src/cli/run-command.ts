import type * as ValidateCommand from './validate-command';

/**
 * Runs the command line.
 *
 * @param loadValidate loads what `crucible validate` needs, and nothing else does
 */
export async function runCommand(
  [command, ...args]: readonly string[],
  loadValidate: () => Promise<typeof ValidateCommand> | typeof ValidateCommand,
): Promise<void> {
  if (command === 'validate') {
    const { validateCommand } = await loadValidate();
    const code = await validateCommand(args);
    if (code !== undefined) return endWith(code);
  }
  // Loaded when used: it and what it needs take longer to load than a check of small files.
  const { runProgram } = await import('./program');
  await runProgram();
}

/** All is written: to end at once, when errors of streams have been told, takes less than to clear up. */
function endWith(code: number): void {
  process.exitCode = code;
  setImmediate(() => process.exit());
}
