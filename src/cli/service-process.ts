import { printable } from '../artifacts';
import { isExperimentError } from '../experiment';
import { MissingPackage } from './jobs-database';

/** The first signal; a second one ends the process as it would without us. */
export function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    const signals = ['SIGINT', 'SIGTERM'] as const;
    const end = () => {
      for (const signal of signals) process.removeListener(signal, end);
      tell('stopping; again to stop at once');
      resolve();
    };
    for (const signal of signals) process.once(signal, end);
  });
}

/**
 * Says what is wrong when it is the user's to mend.
 *
 * @throws the error when it is not
 */
export function tellMistake(command: string, error: unknown): 2 {
  if (!isMistake(error)) throw error;
  tell(`crucible ${command}: ${printable(error.message)}${error.help ? `\n  ${error.help}` : ''}`);
  return 2;
}

/** A database, a bucket, a port or a package that cannot be had, a file that is no experiment. */
function isMistake(error: unknown): error is Error & { readonly help?: string } {
  if (!(error instanceof Error)) return false;
  return (
    error instanceof MissingPackage ||
    error instanceof RangeError ||
    error.name === 'DatabaseError' ||
    error.name === 'ArtifactStoreError' ||
    isExperimentError(error) ||
    'syscall' in error
  );
}

export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
