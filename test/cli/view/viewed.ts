import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { serveLoopback, type LoopbackOptions } from '../../../src/cli/replay/serve-loopback';
import { viewFolder } from '../../../src/cli/view';
import { createClient } from '../../../src/client';
import { expectDocumented } from '../../jobs/server/documented';
import { temporaryFolder } from '../run-folder';

export const GOLDEN = 'test/golden';
export const HEDGING = `${GOLDEN}/reliability_hedging`;

/** A copy of a golden run that may be changed. */
export function copiedRun(parent = temporaryFolder(), name = 'run'): string {
  const folder = join(parent, name);
  cpSync(HEDGING, folder, { recursive: true });
  return folder;
}

/** A view of a folder in this process, and a client of it; every answer is held to the document. */
export async function view(folder: string, options: LoopbackOptions = {}) {
  const told: string[] = [];
  const { answer, token, close } = await viewFolder(folder, (line) => told.push(line));
  const server = await serveLoopback(answer, 0, options);
  onTestFinished(async () => {
    await close();
    await server.close();
  });
  const fetchDocumented = async (request: Request) => {
    const response = await fetch(request);
    const isStream = response.headers.get('Content-Type') === 'text/event-stream';
    if (!isStream) await expectDocumented(request.method, response);
    return response;
  };
  const client = createClient({ baseUrl: server.url, token, fetch: fetchDocumented });
  const jobs = async () => (await client.GET('/v1/jobs')).data?.items ?? [];
  return { client, jobs, told, token, url: server.url };
}
