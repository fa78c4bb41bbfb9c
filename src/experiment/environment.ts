import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { version } from '../../package.json';
import type { Environment } from '../contract';

/** What the run runs on; the commit is of the working directory, when it lies in a checkout. */
export async function environment(): Promise<Environment> {
  const commit = await gitCommit();
  return {
    package_version: version,
    node_version: process.versions.node,
    platform: `${process.platform}-${process.arch}`,
    ...(commit && { git_commit: commit }),
  };
}

async function gitCommit(): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('git', ['rev-parse', 'HEAD'], { timeout: 5000 });
    return stdout.trim();
  } catch {
    return undefined;
  }
}
