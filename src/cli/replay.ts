import { readPage } from '../page-files';
import { createReplayService } from '../replay';
import { printable } from '../artifacts';
import { openRecording, serveLoopback, type LoopbackServer } from './replay/index';
import { interrupted, tell, tellMistake } from './service-process';

/** Options of `crucible replay`, as commander reads them. */
export interface ReplayCommandOptions {
  readonly speed: number;
  readonly port: number;
}

/**
 * `crucible replay <run>`: serves a recorded run as a live one, and the page that shows it, until it is
 * interrupted; 2 when the run cannot be read or the port is taken.
 */
export async function replay(folder: string, options: ReplayCommandOptions): Promise<number> {
  let server: LoopbackServer;
  const page = await readPage();
  try {
    const recording = await openRecording(folder);
    const service = await createReplayService(recording, 'http://localhost', options.speed);
    server = await serveLoopback(service, options.port, page && { page });
  } catch (error) {
    return tellMistake('replay', error);
  }
  process.stdout.write(`${server.url}\n`);
  tell(
    `Replaying ${printable(folder)}: the run begins when its stream is first opened. Any API token is good.`,
  );
  if (page) tell(`Open ${server.url}/#token=any in a browser to watch it.`);
  tell('Ctrl-C ends.');
  await interrupted();
  await server.close();
  return 0;
}
