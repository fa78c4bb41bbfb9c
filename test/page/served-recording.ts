import { createReplayService, type Recording } from '../../src/replay';
import { serveLoopback } from '../../src/cli/replay/serve-loopback';
import { readPage } from '../../src/page-files';

/** The page, and behind it a recorded run that is played as a live one. */
export async function servePageOf(recording: Recording, speed: number) {
  const page = await readPage();
  if (!page) throw new Error('dist/page is not there: run npm run build first');
  const service = await createReplayService(recording, 'http://localhost', speed);
  return serveLoopback(service, 0, { page });
}
