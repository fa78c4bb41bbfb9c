import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CompatError } from '../../compat';
import { MAX_ARCHIVE_BYTES, TIMEOUT_MS } from './limits';

/**
 * What a program prints, run without a shell.
 *
 * @throws CompatError with what it said when it fails or is not there
 */
export async function runTool(
  program: string,
  args: readonly string[],
  { cwd, help }: { readonly cwd?: string; readonly help: string },
): Promise<Buffer> {
  try {
    const { stdout } = await promisify(execFile)(program, args, {
      encoding: 'buffer',
      maxBuffer: MAX_ARCHIVE_BYTES,
      timeout: TIMEOUT_MS,
      ...(cwd !== undefined && { cwd }),
    });
    return stdout;
  } catch (error) {
    throw new CompatError(`${program} ${args[0]} failed: ${reasonOf(error)}`, help);
  }
}

function reasonOf(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  const [first] = said.split('\n').filter((line) => line !== '');
  return first ?? (error instanceof Error ? error.message : String(error));
}
