import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Job, ProblemDocument } from '../../src';
import { createClient } from '../../src/client';

/** A client whose requests are answered here, and what they were. */
function clientOf(answer: (request: Request) => Response, token?: () => Promise<string>) {
  const requests: Request[] = [];
  const client = createClient({
    baseUrl: 'https://service.test/crucible/',
    ...(token && { token }),
    fetch: (request) => {
      requests.push(request);
      return Promise.resolve(answer(request));
    },
  });
  return { client, requests };
}

describe('createClient', () => {
  it('types what the document says, and nothing twice', async () => {
    const { client } = clientOf(() => Response.json({}));
    const { data, error } = await client.GET('/v1/jobs/{id}', { params: { path: { id: 'a' } } });
    expectTypeOf(data).toEqualTypeOf<Job | undefined>();
    expectTypeOf(error).toEqualTypeOf<ProblemDocument | undefined>();
    // @ts-expect-error the document has no such path
    await client.GET('/v1/job');
  });

  it('asks for the API token before every request', async () => {
    let asked = 0;
    const token = () => Promise.resolve(`api-${++asked}`);
    const { client, requests } = clientOf(() => Response.json({}), token);
    await client.GET('/v1/jobs');
    await client.GET('/healthz');
    expect(requests.map(({ headers }) => headers.get('Authorization'))).toEqual([
      'Bearer api-1',
      'Bearer api-2',
    ]);
  });

  it('makes the addresses that the document demands', async () => {
    const { client, requests } = clientOf(() => Response.json({}));
    const path = { id: 'job-1', path: 'checkpoints/final/adapter_model.safetensors' };
    await client.GET('/v1/jobs/{id}/artifacts/{path}', {
      params: { path },
      parseAs: 'arrayBuffer',
    });
    const query = { state: ['queued', 'running'] as ('queued' | 'running')[], limit: 5 };
    await client.GET('/v1/jobs', { params: { query } });
    const base = 'https://service.test/crucible/v1/jobs';
    expect(requests.map(({ url }) => url)).toEqual([
      `${base}/job-1/artifacts/checkpoints%2Ffinal%2Fadapter_model.safetensors`,
      `${base}?state=queued&state=running&limit=5`,
    ]);
  });

  it('gives a problem document, whoever answered', async () => {
    const problem = {
      schema_version: '1.0.0',
      type: 'urn:crucible:problem:rate-limited',
      title: 'Too many requests',
      status: 429,
    };
    const answers: [Response, object][] = [
      [
        Response.json(problem, { status: 429, headers: { 'Retry-After': '12' } }),
        { ...problem, retry_after_ms: 12_000 },
      ],
      [
        Response.json(
          { ...problem, retry_after_ms: 5 },
          { status: 429, headers: { 'Retry-After': '12' } },
        ),
        { ...problem, retry_after_ms: 5 },
      ],
      [
        new Response('<h1>Bad gateway</h1>', { status: 502, statusText: 'Bad Gateway' }),
        { schema_version: '1.0.0', type: 'about:blank', title: 'Bad Gateway', status: 502 },
      ],
      [
        new Response(null, { status: 500, headers: { 'Content-Length': '0' } }),
        {
          schema_version: '1.0.0',
          type: 'about:blank',
          title: 'The request failed with status 500',
          status: 500,
        },
      ],
      [
        Response.json({ ...problem, title: 7 }, { status: 403, statusText: 'Forbidden' }),
        { schema_version: '1.0.0', type: 'about:blank', title: 'Forbidden', status: 403 },
      ],
    ];
    for (const [answer, expected] of answers) {
      const { data, error } = await clientOf(() => answer).client.GET('/v1/jobs');
      expect([data, error]).toEqual([undefined, expected]);
    }
  });

  it.each(['nowhere', '/v1', 'http://', 'http://user:secret@service.test'])(
    'refuses %s as an address',
    (baseUrl) => {
      expect(() => createClient({ baseUrl })).toThrow(/baseUrl must be an address, not "/);
    },
  );
});
