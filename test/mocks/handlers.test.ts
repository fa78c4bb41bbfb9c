import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { setupServer } from 'msw/node';
import { http } from 'msw';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import {
  validateExperimentList,
  validateJob,
  validateJobList,
  validateProblemDocument,
  validateStreamTokenClaims,
  type TelemetryEnvelope,
  type TelemetryEvent,
} from '../../src';
import { createClient, followRun } from '../../src/client';
import { documentedResponse, handlers, type OperationId } from '../../src/mocks';
import { EVENTS, goldenEvents } from '../client/follow';

const BASE = 'https://crucible.example';

const FORM = {
  Authorization: 'Bearer any',
  'Content-Type': 'application/x-www-form-urlencoded',
};

interface Documented {
  operationId: OperationId;
  responses: Record<string, unknown>;
}

/** Every operation of the file as it is written, not as it was generated. */
const OPERATIONS = Object.entries(
  (
    parse(readFileSync('openapi.yaml', 'utf8')) as {
      paths: Record<string, Record<string, Documented>>;
    }
  ).paths,
).flatMap(([path, item]) =>
  Object.entries(item)
    .filter(([method]) => method !== 'parameters')
    .map(([method, operation]) => ({ method, path, ...operation })),
);

/** Five seconds of a run. */
const RECORDED = goldenEvents<TelemetryEvent>('reliability_hedging');

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
beforeEach(() => server.use(...handlers({ baseUrl: BASE })));
afterEach(() => {
  server.resetHandlers();
  vi.useRealTimers();
});

const client = createClient({ baseUrl: BASE, token: 'any' });

async function firstJob() {
  const { data } = await client.GET('/v1/jobs');
  const job = data?.items[0];
  if (!job) throw new Error('no job');
  return job;
}

async function eventsOf(jobId: string): Promise<TelemetryEnvelope[]> {
  const events: TelemetryEnvelope[] = [];
  for await (const { value } of followRun({ client, jobId }))
    events.push(value as TelemetryEnvelope);
  return events;
}

describe('handlers', () => {
  it('answer the operations of the document, each and no other', () => {
    const answered = handlers({ baseUrl: BASE }).map(
      ({ info }) => `${String(info.method)} ${String(info.path)}`,
    );
    const documented = OPERATIONS.map(
      ({ method, path }) =>
        `${method.toUpperCase()} ${BASE}${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    );
    expect(answered.sort()).toEqual(documented.sort());
    expect(documented.length).toBeGreaterThan(8);
  });

  it('give a valid list, whose job plays the examples of the contract', async () => {
    const { data } = await client.GET('/v1/jobs');
    expect(validateJobList(data)).toMatchObject({ ok: true });
    const { job_id } = await firstJob();
    expect(await eventsOf(job_id)).toEqual(EVENTS);
    const { data: ended } = await client.GET('/v1/jobs/{id}', { params: { path: { id: job_id } } });
    expect(validateJob(ended)).toMatchObject({ ok: true, value: { state: 'completed' } });
  });

  it('serve the files of a run that has ended, their hashes right', async () => {
    const { job_id: id } = await firstJob();
    const params = { path: { id } };
    const before = await client.GET('/v1/jobs/{id}/artifacts', { params });
    expect(before.data?.items).toEqual([]);
    await eventsOf(id);
    const { data } = await client.GET('/v1/jobs/{id}/artifacts', { params });
    expect(data?.items.map(({ path }) => path)).toEqual(['report.md']);
    const file = { params: { path: { id, path: 'report.md' } }, parseAs: 'text' } as const;
    const whole = await client.GET('/v1/jobs/{id}/artifacts/{path}', file);
    expect(whole.data).toContain('All quality gates passed.');
    const part = await client.GET('/v1/jobs/{id}/artifacts/{path}', {
      ...file,
      headers: { Range: 'bytes=0-13' },
    });
    expect([part.data, part.response.status]).toEqual(['# scifact_lora', 206]);
  });

  it('submit a job, which waits, runs, and can be canceled', async () => {
    server.use(...handlers({ baseUrl: BASE, run: { events: RECORDED }, speed: 1 }));
    vi.useFakeTimers({ toFake: ['Date'] });
    const body = { schema_version: '1.0.0', experiment_id: 'mine', params: { a: 1 }, seed: 7 };
    const header = { 'Idempotency-Key': 'once' };
    const submit = () => client.POST('/v1/jobs', { body, params: { header } });
    const { data: queued, response } = await submit();
    expect(queued).toMatchObject({ state: 'queued', run_id: null, experiment_id: 'mine', seed: 7 });
    const id = queued?.job_id ?? '';
    expect([response.status, response.headers.get('Location')]).toEqual([202, `/v1/jobs/${id}`]);
    expect((await submit()).data?.job_id).toBe(id);
    const other = await client.POST('/v1/jobs', { body: { ...body, seed: 8 }, params: { header } });
    expect(other.error?.type).toBe('urn:crucible:problem:idempotency-key-reused');

    const params = { path: { id } };
    const early = await client.POST('/v1/jobs/{id}/stream-token', { params });
    expect(early.error).toMatchObject({ status: 409, retry_after_ms: 1000 });
    vi.setSystemTime(Date.now() + 2000);
    const { data: running } = await client.GET('/v1/jobs/{id}', { params });
    expect(running).toMatchObject({ state: 'running', attempt: 1 });

    const { data: canceled } = await client.POST('/v1/jobs/{id}/cancel', { params });
    expect(validateJob(canceled)).toMatchObject({ ok: true, value: { state: 'canceled' } });
    expect((await client.POST('/v1/jobs/{id}/cancel', { params })).data).toEqual(canceled);
    const events = await eventsOf(id);
    expect(events[0]).toMatchObject({
      run_id: running?.run_id,
      payload: { experiment_id: 'mine' },
    });
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index));
    expect(events.at(-1)).toMatchObject({
      event_name: 'run_stop',
      payload: { status: 'canceled' },
    });
    expect(events.length).toBeLessThan(RECORDED.length);
  });

  it('list by state and experiment, page by page', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) {
      const body = { schema_version: '1.0.0', experiment_id: `e${i % 2}`, params: {} };
      ids.unshift((await client.POST('/v1/jobs', { body })).data?.job_id ?? '');
    }
    ids.push((await firstJobOf('scifact_lora')) ?? '');
    const listed: string[] = [];
    let cursor: string | null | undefined;
    do {
      const query = { limit: 2, ...(cursor && { cursor }) };
      const { data } = await client.GET('/v1/jobs', { params: { query } });
      listed.push(...(data?.items ?? []).map(({ job_id }) => job_id));
      cursor = data?.next_cursor;
    } while (cursor);
    expect(listed).toEqual(ids);
    const query = { state: ['completed'] as 'completed'[], experiment_id: 'e1' };
    const { data } = await client.GET('/v1/jobs', { params: { query } });
    expect(data?.items.map(({ experiment_id }) => experiment_id)).toEqual(['e1', 'e1']);
  });

  it('list the job of a run, once it has one', async () => {
    const { job_id, run_id } = await firstJob();
    const body = { schema_version: '1.0.0', experiment_id: 'mine', params: {} };
    await client.POST('/v1/jobs', { body });
    const idsOf = async (run: string) => {
      const { data } = await client.GET('/v1/jobs', { params: { query: { run_id: run } } });
      return data?.items.map((job) => job.job_id);
    };
    expect(await idsOf(run_id ?? '')).toEqual([job_id]);
    expect(await idsOf('no-such-run')).toEqual([]);
  });

  it('list the experiment of the run, whose parameters are of the types they have there', async () => {
    const { data } = await client.GET('/v1/experiments');
    expect(validateExperimentList(data)).toMatchObject({ ok: true });
    const { experiment_id, params } = await firstJob();
    expect(data?.items.map((one) => one.experiment_id)).toEqual([experiment_id]);
    const [experiment] = data?.items ?? [];
    const properties = Object.entries(experiment?.params_schema.properties ?? {});
    expect(Object.fromEntries(properties.map(([name, one]) => [name, one.default]))).toEqual(
      params,
    );
    expect(new Ajv2020({ strict: true }).validate(experiment?.params_schema ?? false, params)).toBe(
      true,
    );
  });

  it('mint tokens with valid claims that open one run, until they expire', async () => {
    const { job_id: id } = await firstJob();
    const { data } = await client.POST('/v1/jobs/{id}/stream-token', { params: { path: { id } } });
    const token = data?.token ?? '';
    const claims: unknown = JSON.parse(atob(token.split('.')[1] ?? ''));
    expect(validateStreamTokenClaims(claims)).toMatchObject({ ok: true });
    const status = async (job: string, given: string) =>
      (await fetch(`${BASE}/v1/jobs/${job}/stream?token=${given}`)).status;
    expect(await status(id, token)).toBe(200);
    const body = { schema_version: '1.0.0', experiment_id: 'mine', params: {} };
    const other = (await client.POST('/v1/jobs', { body })).data?.job_id ?? '';
    expect(await status(other, token)).toBe(403);
    expect(await status(id, `${token}x`)).toBe(401);
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(Date.parse(data?.expires_at ?? '') + 1);
    expect(await status(id, token)).toBe(401);
  });

  const wrong: [string, string, RequestInit, number][] = [
    ['without a token', '/v1/jobs', { headers: {} }, 401],
    ['an unknown parameter', '/v1/jobs?x=1', {}, 400],
    ['a limit out of range', '/v1/jobs?limit=201', {}, 400],
    ['a state twice', '/v1/jobs?state=queued&state=queued', {}, 400],
    ['a state that is none', '/v1/jobs?state=done', {}, 400],
    ['a cursor that is none', '/v1/jobs?cursor=x', {}, 400],
    ['an id that is none', '/v1/jobs/.x', {}, 400],
    ['no such job', '/v1/jobs/x', {}, 404],
    ['a hidden file', '/v1/jobs/x/artifacts/.env', {}, 400],
    ['a path upwards', '/v1/jobs/x/artifacts/a%2F..%2Fb', {}, 400],
    ['no JSON', '/v1/jobs', { method: 'POST', body: '{' }, 400],
    ['__proto__', '/v1/jobs', { method: 'POST', body: '{"__proto__":{"params":{}}}' }, 422],
    ['deep nesting', '/v1/jobs', { method: 'POST', body: '['.repeat(9000) }, 400],
    ['a large body', '/v1/jobs', { method: 'POST', body: 'x'.repeat(65_537) }, 413],
    [
      'a form',
      '/v1/jobs',
      { method: 'POST', body: new URLSearchParams('a=b'), headers: FORM },
      415,
    ],
  ];
  it.each(wrong)('refuse %s with a valid problem', async (_, path, init, status) => {
    const headers = { Authorization: 'Bearer any', 'Content-Type': 'application/json' };
    const response = await fetch(BASE + path, { headers, ...init });
    expect(response.status).toBe(status);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    const problem: unknown = await response.json();
    expect(validateProblemDocument(problem)).toMatchObject({ ok: true, value: { status } });
  });

  it('refuse a speed and an address that are none', () => {
    expect(() => handlers({ baseUrl: BASE, speed: 0 })).toThrow('speed must be above 0');
    expect(() => handlers({ baseUrl: 'nowhere' })).toThrow(TypeError);
  });
});

describe('documentedResponse', () => {
  const answers = OPERATIONS.flatMap(({ operationId, responses }) =>
    Object.keys(responses)
      // A Response cannot have 101; MSW mocks a WebSocket in another way.
      .filter((status) => status !== '101')
      .map((status) => [operationId, Number(status)] as const),
  );

  it.each(answers)('gives what is documented for %s %i', async (operationId, status) => {
    const response = documentedResponse(operationId, status);
    expect(response.status).toBe(status);
    const isProblem = response.headers.get('Content-Type') === 'application/problem+json';
    expect(isProblem).toBe(status >= 400);
    if (!isProblem) return;
    const problem: unknown = await response.json();
    expect(validateProblemDocument(problem)).toMatchObject({ ok: true, value: { status } });
    if (status === 429) expect(response.headers.get('Retry-After')).toBe('12');
    if (status === 401) expect(response.headers.get('WWW-Authenticate')).toMatch(/^Bearer/);
  });

  it('says which answers and examples there are', () => {
    expect(() => documentedResponse('getJob', 418)).toThrow(/no answer 418, but 200, 400/);
    expect(() => documentedResponse('createJob', 429, 'toString')).toThrow(
      'createJob 429 has no example toString, but rate_limited, queue_full',
    );
  });

  it('stands before the handlers, for what is hard to bring about', async () => {
    const full = () => documentedResponse('createJob', 429, 'queue_full');
    server.use(http.post(`${BASE}/v1/jobs`, full));
    const body = { schema_version: '1.0.0', experiment_id: 'mine', params: {} };
    const { error } = await client.POST('/v1/jobs', { body });
    expect(error).toMatchObject({
      type: 'urn:crucible:problem:queue-full',
      retry_after_ms: 12_000,
    });
  });
});

async function firstJobOf(experiment_id: string) {
  const { data } = await client.GET('/v1/jobs', { params: { query: { experiment_id } } });
  return data?.items[0]?.job_id;
}
