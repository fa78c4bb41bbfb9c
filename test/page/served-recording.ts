import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createReplayService, type Recording } from '../../src/replay';
import { serveLoopback } from '../../src/cli/replay/serve-loopback';
import { readPage } from '../../src/page-files';

/** The page, and behind it a recorded run that is played as a live one. */
export async function servePageOf(recording: Recording, speed: number) {
  const answerPage = await readPage();
  if (!answerPage) throw new Error('dist/page is not there: run npm run build first');
  const replay = await serveLoopback(
    await createReplayService(recording, 'http://localhost', speed),
    0,
  );
  const server = createServer((request, response) => {
    const page = request.method === 'GET' ? answerPage(request.url ?? '', null) : undefined;
    if (page) {
      page.headers.forEach((value, name) => response.setHeader(name, value));
      void page.arrayBuffer().then((bytes) => response.end(Buffer.from(bytes)));
      return;
    }
    const { method, headers, url } = request;
    const forwarded = ask(`${replay.url}${url}`, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    forwarded.on('error', () => response.destroy());
    response.on('close', () => forwarded.destroy());
    request.pipe(forwarded);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await replay.close();
    },
  };
}
