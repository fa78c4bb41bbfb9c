import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function mount(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'crucible-disk-'));
  const options = ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder];
  if (spawnSync('mount', options).status === 0) return folder;
  rmdirSync(folder);
  return undefined;
}

function unmount(folder: string): void {
  // Lazily: a test that failed may have left a file open.
  spawnSync('umount', ['-l', folder]);
  rmdirSync(folder);
}

/** Runs with a file system of 256 KiB, which is unmounted whatever happens. */
export async function onSmallDisk(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = mount();
  if (folder === undefined) throw new Error('no file system could be mounted');
  try {
    await run(folder);
  } finally {
    unmount(folder);
  }
}

/** Whether this machine lets the test mount one, which takes root and Linux. */
export function canMountSmallDisk(): boolean {
  const folder = mount();
  if (folder !== undefined) unmount(folder);
  return folder !== undefined;
}
