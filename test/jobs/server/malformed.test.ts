import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ajvFor, close, schemaOfDefinition } from '../../contract/schemas';
import { malformedRequest, NO_HTTP, send } from './malformed-requests';
import { startService, type TestService } from './service';

let service: TestService;
let jobPath: string;
beforeAll(async () => {
  service = await startService();
  jobPath = `/v1/jobs/${service.addRun().job_id}`;
});
afterAll(() => service.close());

/** What a client could have changed. */
async function written(): Promise<unknown> {
  const rows = await service.database.query(
    `SELECT (SELECT count(*) FROM crucible.job) AS jobs, (SELECT count(*) FROM crucible.api_token) AS tokens`,
  );
  const files = readdirSync(service.artifacts, { recursive: true }).sort();
  return { rows, files, jobs: [...service.jobs.jobs.values()] };
}

describe('requests that are wrong', () => {
  it('are never answered 5xx, and change nothing', async () => {
    const before = await written();
    const one = malformedRequest(jobPath, [service.admin]);
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 20, maxLength: 20 }), async (requests) => {
        const statuses = await Promise.all(requests.map((bytes) => send(service.port, bytes)));
        for (const [index, status = 0] of statuses.entries()) {
          if (status > 0) answered++;
          expect(status < 500, `${status} ${requests[index]?.toString('latin1')}`).toBe(true);
        }
        expect(service.told).toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect(answered).toBeGreaterThan(600);
    expect(await written()).toEqual(before);
    expect((await service.fetch('/healthz')).status).toBe(200);
  });

  it('are never answered 5xx when they are no HTTP', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(NO_HTTP, { minLength: 10, maxLength: 10 }), async (all) => {
        const statuses = await Promise.all(all.map((bytes) => send(service.port, bytes)));
        expect(statuses.filter((status) => status !== undefined && status >= 500)).toEqual([]);
      }),
      { numRuns: 15 },
    );
    expect((await service.fetch('/healthz')).status).toBe(200);
  });
});

describe('bodies of POST /v1/jobs', () => {
  const submit = (body: string) =>
    service.fetch('/v1/jobs', {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json' },
    });

  it('that are an invalid example are refused, and create nothing', async () => {
    const before = await written();
    const folder = 'examples/invalid/job_request';
    for (const file of readdirSync(folder)) {
      const response = await submit(readFileSync(`${folder}/${file}`, 'utf8'));
      expect([file, response.status]).toEqual([file, 422]);
      expect(((await response.json()) as { errors: object[] }).errors).toHaveLength(1);
    }
    for (const document of readdirSync('examples/invalid'))
      for (const file of readdirSync(`examples/invalid/${document}`)) {
        const { status } = await submit(
          readFileSync(`examples/invalid/${document}/${file}`, 'utf8'),
        );
        expect([file, status]).toEqual([
          file,
          expect.toSatisfy((code) => [400, 413, 422].includes(Number(code))),
        ]);
      }
    expect(await written()).toEqual(before);
  });

  it('are accepted exactly when another validator accepts them', async () => {
    const accepts = ajvFor(close(schemaOfDefinition('job_request')));
    const valid = {
      schema_version: '1.0.0',
      experiment_id: 'qa',
      params: { a: 1 },
      seed: 1,
      name: 'n',
    };
    const key = fc.constantFrom(
      'schema_version',
      'experiment_id',
      'params',
      'seed',
      'name',
      'other',
      '__proto__',
    );
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom('1.0.1', 'a', 'a b', 0, -1, {}, { b: null }, { '': 1 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(key, value), { maxLength: 2 }), async (changes) => {
        // As text: a literal would lose __proto__.
        const entries = new Map<string, unknown>([...Object.entries(valid), ...changes]);
        const text = `{${[...entries].map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)}`).join(',')}}`;
        const before = service.jobs.jobs.size;
        const { status } = await submit(text);
        const isGood = accepts(JSON.parse(text));
        // 400: an integer that not every reader holds.
        expect([text, isGood ? [202] : [400, 422]]).toEqual([
          text,
          expect.arrayContaining([status]),
        ]);
        expect(service.jobs.jobs.size).toBe(before + (isGood ? 1 : 0));
      }),
      { numRuns: 300 },
    );
  });
});
