import { ArtifactError, printable } from '../artifacts';
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

/** Ends the process with the jobs that would keep it alive; without any it ends by itself. */
export function leave(jobIds: readonly string[]): void {
  if (jobIds.length === 0) return;
  const which = `${jobIds.length === 1 ? 'the job' : 'the jobs'} ${jobIds.join(', ')}`;
  tell(`ending in the middle of ${which}, whose stage does not stop when it is told to`);
  tell('it runs again, from where it was, on the next worker there is');
  process.exit(0);
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

/** A database, a bucket, a port or a package that cannot be had, a file that is no experiment, a folder that is no run. */
function isMistake(error: unknown): error is Error & { readonly help?: string } {
  if (!(error instanceof Error)) return false;
  return (
    error instanceof MissingPackage ||
    error instanceof ArtifactError ||
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
