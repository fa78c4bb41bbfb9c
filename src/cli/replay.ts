import { ArtifactError, printable } from '../artifacts';
import { createReplayService } from '../replay';
import { openRecording, serveLoopback, type LoopbackServer } from './replay/index';

/** Options of `crucible replay`, as commander reads them. */
export interface ReplayCommandOptions {
  readonly speed: number;
  readonly port: number;
}

/**
 * `crucible replay <run>`: serves a recorded run as a live one until it is interrupted; 2 when the run
 * cannot be read or the port is taken.
 */
export async function replay(folder: string, options: ReplayCommandOptions): Promise<number> {
  let server: LoopbackServer;
  try {
    const recording = await openRecording(folder);
    const service = await createReplayService(recording, 'http://localhost', options.speed);
    server = await serveLoopback(service, options.port);
  } catch (error) {
    if (!isMistake(error)) throw error;
    process.stderr.write(`crucible replay: ${printable(error.message)}\n`);
    return 2;
  }
  process.stdout.write(`${server.url}\n`);
  process.stderr.write(
    `Replaying ${printable(folder)}: the run begins when its stream is first opened. Any API token is good. Ctrl-C ends.\n`,
  );
  await interrupted();
  await server.close();
  return 0;
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

/** A folder that is no run, events that are not a run's, and a port that cannot be had. */
function isMistake(error: unknown): error is Error {
  return (
    error instanceof ArtifactError ||
    error instanceof RangeError ||
    (error instanceof Error && 'syscall' in error)
  );
}
