import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { buildSync } from 'esbuild';
import { afterAll } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'crucible-kill-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The script as one file, built the first time: tsx would take most of the time of each kill. */
function built(script: string): string {
  const outfile = join(folder, basename(script).replace('.ts', '.mjs'));
  if (!existsSync(outfile))
    buildSync({
      entryPoints: [script],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
    });
  return outfile;
}

/**
 * Runs a TypeScript file in a process of its own, kills it with SIGKILL some milliseconds after its
 * first line of output, and gives the whole lines that it printed.
 */
export async function killWhileRunning(
  script: string,
  args: readonly string[],
  afterMs: number,
): Promise<string[]> {
  const child = spawn(process.execPath, [built(script), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const lines: string[] = [];
  const reader = createInterface(child.stdout);
  const started = new Promise<void>((resolve) => reader.once('line', () => resolve()));
  reader.on('line', (line) => lines.push(line));
  await Promise.race([started, ended]);
  await delay(afterMs);
  child.kill('SIGKILL');
  await ended;
  if (child.signalCode !== 'SIGKILL') throw new Error(`${script} ended by itself`);
  return lines;
}
