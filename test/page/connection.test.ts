import { afterEach, expect, it, vi } from 'vitest';
import { createConnection } from '../../src/page/api/connection';

afterEach(() => void vi.unstubAllGlobals());

const ask = (path: string) => new Request(`http://localhost${path}`);

it('tells what the last request says of the service, and tells a change once', async () => {
  const connection = createConnection(() => undefined);
  const states: string[] = [];
  connection.subscribe(() => states.push(connection.state()));
  const answer = vi.fn<() => Promise<Response>>();
  vi.stubGlobal('fetch', answer);
  for (const status of [200, 404, 503, 503, 200]) {
    answer.mockResolvedValueOnce(new Response(null, { status }));
    await connection.fetch(ask('/v1/jobs'));
  }
  answer.mockRejectedValueOnce(new TypeError('no network'));
  await expect(connection.fetch(ask('/v1/jobs'))).rejects.toThrow(TypeError);
  const aborted = new Request('http://localhost/v1/jobs', { signal: AbortSignal.abort() });
  answer.mockResolvedValueOnce(new Response(null, { status: 200 }));
  await connection.fetch(ask('/v1/jobs'));
  answer.mockRejectedValueOnce(new TypeError('gone'));
  await expect(connection.fetch(aborted)).rejects.toThrow(TypeError);
  expect(states).toEqual(['unavailable', 'open', 'lost', 'open']);
});

it('tells when an API token is refused, and not when the token of a stream is', async () => {
  const refused = vi.fn();
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 401 })));
  const connection = createConnection(refused);
  await connection.fetch(ask('/v1/jobs/a/stream'));
  expect(refused).not.toHaveBeenCalled();
  await connection.fetch(ask('/v1/jobs/a/stream-token'));
  expect(refused).toHaveBeenCalledTimes(1);
});
