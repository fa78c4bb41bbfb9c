import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ajvFor, close, schemaOfDefinition } from '../../contract/schemas';
import { DOCUMENTED } from './documented';
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

/** Sends bytes as they are; gives the status of the first answer, undefined when there is none. */
function send(bytes: Buffer): Promise<number | undefined> {
  return new Promise((resolve) => {
    const socket = connect(service.port, '127.0.0.1');
    let text = '';
    const finish = () => {
      socket.destroy();
      const status = /^HTTP\/1\.1 (\d{3}) /.exec(text)?.[1];
      resolve(status === undefined ? undefined : Number(status));
    };
    socket.setEncoding('latin1').on('data', (part: string) => (text += part));
    socket.on('close', finish).on('error', finish);
    // Half of them never say where they end.
    socket.setTimeout(300, finish);
    socket.write(bytes);
  });
}

function requestOf(method: string, path: string, headers: readonly string[], body: Buffer): Buffer {
  const lines = [`${method} ${path} HTTP/1.1`, 'Host: x', 'Connection: close', ...headers];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '',
    '..',
    '%00',
    '%',
    '%2e%2e%2f',
    '__proto__',
    '-1',
    '1e999',
    '9'.repeat(400),
    "' OR 1=1 --",
    '%FF',
    'x'.repeat(5000),
  ),
);
const printable = hostile.map((text) =>
  text.replaceAll(/[^!-~]/g, (c) => encodeURIComponent(c.toWellFormed())),
);
const known = fc.constantFrom(...DOCUMENTED.map(({ path }) => path));
const path = fc.oneof(
  fc.tuple(known, printable).map(([one, id]) => one.replaceAll(/\{\w+\}/g, id)),
  fc
    .tuple(known, printable)
    .map(([one, id]) => one.replace('/v1/jobs/{id}', jobPath).replace('{path}', id)),
  printable.map((text) => `/${text}`),
);
const name = fc.constantFrom(
  'after',
  'cursor',
  'limit',
  'state',
  'experiment_id',
  'token',
  '__proto__',
  'a[b]',
);
const query = fc
  .array(fc.tuple(name, printable), { maxLength: 3 })
  .map((pairs) => pairs.map(([key, value]) => `${key}=${value}`).join('&'));
const header = fc
  .tuple(
    fc.constantFrom(
      'Accept',
      'Last-Event-ID',
      'Range',
      'If-Range',
      'If-None-Match',
      'Idempotency-Key',
      'Content-Type',
      'Content-Length',
      'Transfer-Encoding',
      'Upgrade',
      'Connection',
      'Expect',
      'Authorization',
      'Sec-WebSocket-Key',
      'X',
    ),
    hostile.map((text) => text.replaceAll(/[\r\n\0]/g, '')),
  )
  .map(([key, value]) => `${key}: ${value}`);

describe('requests that are wrong', () => {
  it('are never answered 5xx, and change nothing', async () => {
    const before = await written();
    const method = fc.constantFrom(
      'GET',
      'GET',
      'POST',
      'POST',
      'PUT',
      'HEAD',
      'TRACE',
      'QUERY',
      'get',
      'X',
    );
    const authorization = fc.constantFrom(
      `Authorization: Bearer ${service.admin}`,
      'X: 1',
      'Authorization: Bearer x',
    );
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map((text) => Buffer.from(text)),
    );
    // Canceling a job is no mistake.
    const one = fc
      .tuple(method, path, query, authorization, fc.array(header, { maxLength: 3 }), body)
      .filter(
        ([how, where]) =>
          !(how === 'POST' && where.endsWith('/cancel') && where.startsWith(jobPath)),
      );
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 20, maxLength: 20 }), async (requests) => {
        const statuses = await Promise.all(
          requests.map(([how, where, asked, token, headers, bytes]) =>
            send(
              requestOf(
                how,
                asked === '' ? where : `${where}?${asked}`,
                [token, ...headers],
                Buffer.from(bytes),
              ),
            ),
          ),
        );
        for (const [index, status = 0] of statuses.entries()) {
          if (status > 0) answered++;
          expect(status < 500, `${status} ${JSON.stringify(requests[index])}`).toBe(true);
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
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }).map((one) => Buffer.from(one)),
      fc
        .string({ unit: 'binary', maxLength: 100 })
        .map((text) => Buffer.from(`GET ${text} HTTP/1.1\r\n\r\n`)),
      fc.constant(requestOf('GET', '/', [`X: ${'x'.repeat(40_000)}`], Buffer.alloc(0))),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(bytes, { minLength: 10, maxLength: 10 }), async (all) => {
        const statuses = await Promise.all(all.map(send));
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
