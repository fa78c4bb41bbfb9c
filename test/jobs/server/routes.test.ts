import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../../src/replay';
import { HANDLERS } from '../../../src/jobs/server/operations';
import { PROBLEMS } from '../../../src/jobs/server/refusal';
import { DOCUMENTED } from './documented';
import { EXPERIMENTS, startService, type TestService } from './service';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());
afterEach(() => {
  service.jobs.failure = undefined;
});

const JSON_BODY = { 'Content-Type': 'application/json' };
const REQUEST = { schema_version: '1.0.0', experiment_id: 'scifact_lora', params: { epochs: 4 } };

const post = (path: string, init: RequestInit & { token?: string } = {}) =>
  service.fetch(path, { method: 'POST', ...init });
const submit = (body: BodyInit | null, headers: Record<string, string> = {}) =>
  post('/v1/jobs', { body, headers: { ...JSON_BODY, ...headers } });
const problemOf = async (response: Response) =>
  (await response.json()) as { type: string; detail?: string; errors?: object[] };

describe('the routes', () => {
  it('are the operations of the document, each and no other', () => {
    const documented = DOCUMENTED.map(({ operationId }) => operationId).sort();
    expect(Object.keys(HANDLERS).sort()).toEqual(documented);
    expect(
      OPERATIONS.map(({ id, method, path }) => [id, method.toUpperCase(), path]).sort(),
    ).toEqual(
      DOCUMENTED.map(({ operationId, method, path }) => [operationId, method, path]).sort(),
    );
  });

  it('answer what the document does not have with 404, or 405 and what is allowed', async () => {
    for (const path of ['/', '/v1', '/V1/jobs', '/v1/jobs/a/b', '/v1//jobs', '/healthz/'])
      expect((await service.fetch(path)).status, path).toBe(404);
    for (const { path, method } of DOCUMENTED) {
      const url = path.replaceAll(/\{\w+\}/g, 'x');
      const allowed = DOCUMENTED.filter((one) => one.path === path).map((one) => one.method);
      for (const other of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'GET', 'POST']) {
        if (allowed.includes(other)) continue;
        const response = await fetch(`${service.origin}${url}`, { method: other });
        expect([url, other, response.status]).toEqual([url, other, 405]);
        expect(response.headers.get('Allow')?.split(', ')).toContain(method);
      }
    }
  });

  it('know every type of problem, with the title and status of its examples', async () => {
    const examples = JSON.stringify(DOCUMENTED);
    for (const [type, [status, title]] of Object.entries(PROBLEMS)) {
      expect(examples).toContain(
        `"type":"urn:crucible:problem:${type}","title":${JSON.stringify(title)},"status":${status}`,
      );
    }
    const used = new Set(
      Array.from(examples.matchAll(/"type":"urn:crucible:problem:([a-z-]+)"/g), ([, type]) => type),
    );
    expect([...used].sort()).toEqual(Object.keys(PROBLEMS).sort());
  });
});

describe('API tokens', () => {
  const OPEN = ['getHealth', 'getStreamKeys', 'streamJob'];
  const guarded = DOCUMENTED.filter(({ operationId }) => !OPEN.includes(operationId));

  it('are needed, and must have the scope', async () => {
    const none = await service.tokens.mint('none', []);
    for (const { method, path, operationId } of guarded) {
      const url = path.replaceAll(/\{\w+\}/g, 'x');
      for (const token of [
        '',
        'x',
        'crucible_0000000000000000_' + 'A'.repeat(43),
        `${service.admin}x`,
      ]) {
        const response = await service.fetch(url, { method, token });
        expect([operationId, token, response.status]).toEqual([operationId, token, 401]);
        expect(response.headers.get('WWW-Authenticate')).toMatch(/^Bearer realm="crucible"/);
      }
      const response = await service.fetch(url, { method, token: none });
      expect([operationId, response.status]).toEqual([operationId, 403]);
      expect(response.headers.get('WWW-Authenticate')).toMatch(/insufficient_scope.*scope="/);
    }
  });

  it('open what their scopes name, and nothing else', async () => {
    const job = service.addRun();
    const paths = [
      ['jobs:read', 'GET', '/v1/jobs'],
      ['jobs:read', 'GET', '/v1/experiments'],
      ['jobs:read', 'GET', `/v1/jobs/${job.job_id}`],
      ['jobs:read', 'POST', `/v1/jobs/${job.job_id}/stream-token`],
      ['artifacts:read', 'GET', `/v1/jobs/${job.job_id}/artifacts`],
      ['jobs:write', 'POST', `/v1/jobs/${job.job_id}/cancel`],
    ] as const;
    for (const scope of ['jobs:read', 'jobs:write', 'artifacts:read'] as const) {
      const token = await service.tokens.mint(scope.replace(':', '-'), [scope]);
      for (const [needed, method, path] of paths) {
        const { ok } = await service.fetch(path, { method, token });
        expect([scope, path, ok]).toEqual([scope, path, scope === needed]);
      }
    }
  });

  it('open nothing once they are revoked, at once', async () => {
    const token = await service.tokens.mint('short', ['jobs:read']);
    expect((await service.fetch('/v1/jobs', { token })).status).toBe(200);
    expect(await service.tokens.revoke('short')).toBe(true);
    expect((await service.fetch('/v1/jobs', { token })).status).toBe(401);
    expect(await service.tokens.revoke('short')).toBe(false);
  });

  it('are looked at before the body is', async () => {
    const response = await post('/v1/jobs', {
      token: 'x',
      body: 'x'.repeat(200_000),
      headers: JSON_BODY,
    });
    expect(response.status).toBe(401);
  });

  it('open no stream, nor does one in the query', async () => {
    const job = service.addRun();
    expect((await service.fetch(`/v1/jobs/${job.job_id}/stream`)).status).toBe(401);
    const inQuery = `/v1/jobs?token=${service.admin}`;
    expect((await service.fetch(inQuery, { token: '' })).status).toBe(401);
    expect((await service.fetch(inQuery)).status).toBe(400);
  });
});

describe('GET /v1/experiments', () => {
  it('gives what is registered', async () => {
    const response = await service.fetch('/v1/experiments');
    expect([response.status, await response.json()]).toEqual([200, EXPERIMENTS]);
    expect((await service.fetch('/v1/experiments?limit=1')).status).toBe(400);
  });
});

describe('POST /v1/jobs', () => {
  it('answers 202 with the job, and where it is', async () => {
    const response = await submit(JSON.stringify({ ...REQUEST, seed: 7, name: 'nightly' }));
    expect(response.status).toBe(202);
    const job = (await response.json()) as { job_id: string };
    expect(job).toMatchObject({ state: 'queued', params: { epochs: 4 }, seed: 7, name: 'nightly' });
    const location = response.headers.get('Location') ?? '';
    expect(location).toBe(`/v1/jobs/${job.job_id}`);
    expect(await (await service.fetch(location)).json()).toEqual(job);
    expect(response.headers.get('RateLimit')).toMatch(/^"default";r=\d+;t=\d+$/);
  });

  it('creates one job for an Idempotency-Key, and refuses another body with it', async () => {
    const headers = { 'Idempotency-Key': 'key-1' };
    const before = service.jobs.jobs.size;
    const [first, again] = [
      await submit(JSON.stringify(REQUEST), headers),
      await submit(JSON.stringify(REQUEST), headers),
    ];
    expect(again.status).toBe(202);
    expect(again.headers.get('Location')).toBe(first.headers.get('Location'));
    expect(service.jobs.jobs.size).toBe(before + 1);
    const other = await submit(JSON.stringify({ ...REQUEST, seed: 1 }), headers);
    expect(other.status).toBe(422);
    expect((await problemOf(other)).type).toBe('urn:crucible:problem:idempotency-key-reused');
  });

  it.each([
    ['a syntax error', '{"schema_version":'],
    ['nothing', ''],
    [
      'a duplicate key',
      '{"schema_version":"1.0.0","experiment_id":"a","experiment_id":"b","params":{}}',
    ],
    ['a byte order mark', `\uFEFF${JSON.stringify(REQUEST)}`],
    [
      'invalid UTF-8',
      Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xff]), Buffer.from('"}')]),
    ],
    ['a lone surrogate', '{"name":"\\ud800"}'],
    ['a number nobody can hold', '{"seed":1e999}'],
    ['nesting without end', '['.repeat(30_000)],
  ])('answers 400 to %s', async (_what, body) => {
    const response = await submit(body);
    expect(response.status).toBe(400);
    expect((await problemOf(response)).type).toBe('urn:crucible:problem:bad-request');
  });

  it.each([
    ['a number', '1', ''],
    ['an unknown property', JSON.stringify({ ...REQUEST, output_dir: '/etc' }), '/output_dir'],
    [
      '__proto__',
      '{"schema_version":"1.0.0","experiment_id":"a","params":{},"__proto__":{"seed":1}}',
      '/__proto__',
    ],
    [
      '__proto__ among the parameters',
      '{"schema_version":"1.0.0","experiment_id":"a","params":{"__proto__":1}}',
      '/params/__proto__',
    ],
    [
      'an experiment that is a path',
      JSON.stringify({ ...REQUEST, experiment_id: '../x' }),
      '/experiment_id',
    ],
    [
      'an experiment that is not registered',
      JSON.stringify({ ...REQUEST, experiment_id: 'unknown' }),
      '/experiment_id',
    ],
    ['a newer minor', JSON.stringify({ ...REQUEST, schema_version: '1.9.0' }), '/schema_version'],
    [
      'a name as long as the body',
      JSON.stringify({ ...REQUEST, ['n'.repeat(60_000)]: 1 }),
      undefined,
    ],
  ])('answers 422 to %s, and says where', async (_what, body, pointer) => {
    const response = await submit(body);
    expect(response.status).toBe(422);
    const { type, errors } = await problemOf(response);
    expect(type).toBe('urn:crucible:problem:validation');
    expect(errors?.[0]).toMatchObject(pointer === undefined ? {} : { pointer });
  });

  it('answers 413 to a body that is too large, whether it says so or not', async () => {
    const large = JSON.stringify({ ...REQUEST, name: 'x'.repeat(70_000) });
    expect((await submit(large)).status).toBe(413);
    const stream = new Blob([large]).stream();
    const init = { body: stream, headers: JSON_BODY, duplex: 'half' };
    expect((await post('/v1/jobs', init)).status).toBe(413);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx', 'x', ''])(
    'answers 415 to a body of the type %j',
    async (type) => {
      const body = Buffer.from(JSON.stringify(REQUEST));
      const headers: HeadersInit = type === '' ? {} : { 'Content-Type': type };
      expect((await post('/v1/jobs', { body, headers })).status).toBe(415);
    },
  );

  it('takes a charset', async () => {
    const response = await submit(JSON.stringify(REQUEST), {
      'Content-Type': 'application/json; charset=utf-8',
    });
    expect(response.status).toBe(202);
  });

  it('answers 429 when the queue is full, and says when to come back', async () => {
    service.jobs.queueLimit = 0;
    const response = await submit(JSON.stringify(REQUEST));
    service.jobs.queueLimit = 1000;
    expect(response.status).toBe(429);
    expect(response.headers.get('Retry-After')).toBe('10');
    expect(await problemOf(response)).toMatchObject({
      type: 'urn:crucible:problem:queue-full',
      retry_after_ms: 10_000,
    });
  });
});

describe('jobs', () => {
  it('are listed a page at a time, filtered', async () => {
    const page = async (query: string) =>
      (await (await service.fetch(`/v1/jobs?${query}`)).json()) as {
        items: { job_id: string }[];
        next_cursor: string | null;
      };
    const added = Array.from({ length: 5 }, () => service.jobs.add({ experiment_id: 'paged' }));
    const ids = added.map(({ job_id }) => job_id).reverse();
    const first = await page('experiment_id=paged&limit=2');
    const second = await page(`experiment_id=paged&limit=3&cursor=${first.next_cursor}`);
    expect([...first.items, ...second.items].map(({ job_id }) => job_id)).toEqual(ids);
    expect(second.next_cursor).toBeNull();
    expect((await page('experiment_id=paged&state=running&state=failed')).items).toEqual([]);
  });

  it.each([
    'limit=0',
    'limit=201',
    'limit=1.5',
    'limit=x',
    'limit=1&limit=2',
    'state=done',
    'state=queued&state=queued',
    'experiment_id=..',
    'unknown=1',
    'cursor=',
    'cursor=nobody',
    '__proto__=1',
    '%zz=1',
    'cursor=%00',
  ])('are not listed for %s', async (query) => {
    expect((await service.fetch(`/v1/jobs?${query}`)).status).toBe(400);
  });

  it('that are not there are answered 404, and what is no id 400', async () => {
    expect((await service.fetch('/v1/jobs/nobody')).status).toBe(404);
    for (const id of ['..', '%2e%2e', 'a%2Fb', 'a%00', 'x'.repeat(129), '__proto__', '%20', 'é'])
      expect(
        (
          await service.fetch(
            `/v1/jobs/${encodeURI(id).replaceAll('%25', '%')}`.replace('/..', '/%2e.'),
          )
        ).status,
        id,
      ).toBeOneOf([400, 404]);
  });

  it('are canceled by the name of the token, and stay so', async () => {
    const { job_id } = service.addRun();
    const token = await service.tokens.mint('ci', ['jobs:write']);
    const cancel = () => post(`/v1/jobs/${job_id}/cancel`, { token });
    expect(await (await cancel()).json()).toMatchObject({ state: 'canceled', canceled_by: 'ci' });
    expect((await cancel()).status).toBe(200);
    const ended = service.addRun({}, { state: 'completed', finished_at: new Date().toISOString() });
    const response = await post(`/v1/jobs/${ended.job_id}/cancel`);
    expect(response.status).toBe(409);
    expect((await problemOf(response)).detail).toBe('The job is completed and cannot be canceled.');
  });

  it('are canceled whatever body the request has', async () => {
    const { job_id } = service.addRun();
    const body = Buffer.alloc(300_000, 'x');
    const headers = { 'Content-Type': 'image/png' };
    expect((await post(`/v1/jobs/${job_id}/cancel`, { body, headers })).status).toBe(200);
  });
});

describe('the service', () => {
  it('says that it is healthy, and takes no parameter', async () => {
    expect((await service.fetch('/healthz', { token: '' })).status).toBe(200);
    expect((await service.fetch('/healthz?x=1', { token: '' })).status).toBe(400);
  });

  it('publishes the keys of stream tokens', async () => {
    await service.streamToken(service.addRun());
    const { keys } = (await (
      await service.fetch('/.well-known/jwks.json', { token: '' })
    ).json()) as { keys: object[] };
    expect(keys).toHaveLength(1);
  });

  it('answers 503 while the database cannot be reached', async () => {
    service.jobs.failure = Object.assign(new Error('connect ECONNREFUSED'), {
      code: 'ECONNREFUSED',
    });
    for (const path of ['/healthz', '/v1/jobs']) {
      const response = await service.fetch(path);
      expect(response.status).toBe(503);
      expect(response.headers.get('Retry-After')).toBe('5');
    }
  });

  it('answers 500 to a fault, tells its log, and gives nothing of its inside away', async () => {
    service.jobs.failure = new Error('secret of the inside');
    const response = await service.fetch('/v1/jobs?limit=3');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
    expect(service.told.splice(0)).toEqual([
      expect.stringContaining('GET /v1/jobs: Error: secret of the inside'),
    ]);
  });
});

describe('a quota', () => {
  it('is used up by its token alone, and says when it is full again', async () => {
    const limited = await startService({ quota: { requests: 3, windowS: 60 } });
    const list = (token?: string) =>
      limited.fetch('/v1/jobs', token === undefined ? {} : { token });
    const began = performance.now();
    /** Whether the window that began with the first request is as long as that. */
    const isLeft = (seconds: number) => {
      expect(seconds).toBeLessThanOrEqual(60);
      expect(seconds).toBeGreaterThanOrEqual(60 - (performance.now() - began) / 1000);
    };
    for (const left of [2, 1, 0]) {
      const found = /^"default";r=(\d);t=(\d+)$/.exec(
        (await list()).headers.get('RateLimit') ?? '',
      );
      expect(Number(found?.[1])).toBe(left);
      isLeft(Number(found?.[2]));
    }
    const refused = await list();
    expect(refused.status).toBe(429);
    isLeft(Number(refused.headers.get('Retry-After')));
    expect(refused.headers.get('RateLimit-Policy')).toBe('"default";q=3;w=60');
    expect((await list(await limited.tokens.mint('other', ['jobs:read']))).status).toBe(200);
    await limited.close();
  });
});
