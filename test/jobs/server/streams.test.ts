import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Job } from '../../../src';
import { createClient, followRun } from '../../../src/client';
import { openTelemetry } from '../../../src/telemetry';
import { ENGINES } from '../engines';
import { nothingReceived, pathOf, readEvents } from './read-events';
import { startService, type TestService } from './service';

describe.each(ENGINES)('on %s', (engine) => {
  let service: TestService;
  beforeAll(async () => {
    const streams = { heartbeatMs: 200, streams: 60, streamsOfToken: 3 };
    service = await startService({ engine, streams });
  });
  afterAll(() => service.close());

  const fileOf = (job: Job) => join(service.runFolder(job), 'telemetry.jsonl');
  const linesOf = (job: Job) => readFileSync(fileOf(job), 'utf8').trimEnd().split('\n');

  /** A run that writes events as experiments do. */
  async function writer(job: Job) {
    const telemetry = await openTelemetry({ file: fileOf(job), run_id: job.run_id ?? '' });
    await telemetry.emit('run_start', null, {
      experiment_id: job.experiment_id,
      params: {},
      seed: 1,
    });
    return {
      log: (message: string) => telemetry.emit('log', null, { level: 'info', message }),
      async stop() {
        await telemetry.emit('run_stop', null, { status: 'completed', duration_ms: 1 });
        await telemetry.close();
      },
    };
  }

  /** A run that has ended, with so many events in between. */
  async function endedRun(events = 5): Promise<Job> {
    const job = service.addRun();
    const run = await writer(job);
    for (let count = 0; count < events; count++) void run.log(`${count} ü\u2028`);
    await run.stop();
    return job;
  }

  const open = async (
    job: Job,
    init: { query?: string; headers?: Record<string, string>; token?: string } = {},
  ) =>
    fetch(`${service.origin}${pathOf(job, init.query)}`, {
      headers: {
        Accept: 'text/event-stream',
        Authorization: `Bearer ${init.token ?? (await service.streamToken(job))}`,
        ...init.headers,
      },
    });

  interface Messages {
    readonly messages: string[];
    readonly code: number;
  }

  async function readMessages(job: Job, query = '', messages: string[] = []): Promise<Messages> {
    const token = await service.streamToken(job);
    const socket = new WebSocket(`ws://127.0.0.1:${service.port}${pathOf(job, query)}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    return new Promise((resolve, reject) => {
      socket.on('message', (data: Buffer) => messages.push(data.toString()));
      socket.on('close', (code) => resolve({ messages, code }));
      socket.on('error', reject);
    });
  }

  function headersOf({ headers }: Response): string {
    const lines: string[] = [];
    headers.forEach((value, name) => lines.push(`${name}: ${value}`));
    return lines.join('\n');
  }

  /** A token with claims of the test's own, signed by the service. */
  async function signed(job: Job, change: object): Promise<string> {
    const { kid, privateKey } = await service.keys.signing();
    const iat = Math.floor(Date.now() / 1000);
    const run = { run_id: job.run_id, exp_id: job.experiment_id };
    const given = { schema_version: '1.0.0', iss: 'crucible', aud: 'crucible:stream', ...run };
    return new SignJWT({ ...given, iat, exp: iat + 300, ...change })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'crucible-stream+jwt', kid })
      .sign(privateKey);
  }

  describe('the stream of a run', () => {
    it('sends history first and then each event as it comes, alike as SSE and over a WebSocket', async () => {
      const job = service.addRun();
      const run = await writer(job);
      for (let count = 0; count < 50; count++) void run.log(`before ${count}`);
      const [events, messages] = [
        open(job).then((response) => readEvents(response)),
        readMessages(job),
      ];
      for (let count = 0; count < 50; count++) {
        await run.log(`live ${count} ü 🦆`);
        await new Promise((next) => setTimeout(next, 5));
      }
      await run.stop();
      const lines = linesOf(job);
      expect(lines).toHaveLength(102);
      const received = await events;
      expect(received.data).toEqual(lines);
      expect(received.ids).toEqual(lines.map((_, seq) => seq));
      expect(received.retry).toBe(2000);
      expect(await messages).toEqual({ messages: lines, code: 1000 });
    });

    it('goes on after the last event of the reader, and says 204 when there is none', async () => {
      const job = await endedRun(20);
      const lines = linesOf(job);
      for (const after of [0, 7, lines.length - 2]) {
        const rest = lines.slice(after + 1);
        const header = { 'Last-Event-ID': String(after) };
        expect((await readEvents(await open(job, { headers: header }))).data).toEqual(rest);
        expect((await readEvents(await open(job, { query: `?after=${after}` }))).data).toEqual(
          rest,
        );
        // The header counts: an EventSource repeats its first URL.
        const both = { headers: header, query: '?after=0' };
        expect((await readEvents(await open(job, both))).data).toEqual(rest);
        expect((await readMessages(job, `?after=${after}`)).messages).toEqual(rest);
      }
      for (const after of [lines.length - 1, lines.length + 100]) {
        const token = await service.streamToken(job);
        const response = await service.fetch(pathOf(job, `?after=${after}`), { token });
        expect(response.status).toBe(204);
        expect(await readMessages(job, `?after=${after}`)).toEqual({ messages: [], code: 1000 });
      }
    });

    it('says that it is alive while nothing happens', async () => {
      const job = service.addRun();
      const run = await writer(job);
      const received = nothingReceived();
      const events = readEvents(await open(job), received);
      const heartbeats = () => received.comments.filter((comment) => comment === 'heartbeat');
      // Sooner than those of a service that is not told how often.
      await expect.poll(() => heartbeats().length, { timeout: 10_000 }).toBeGreaterThan(1);
      await run.stop();
      await events;
    });

    it('waits for a run that has written nothing yet', async () => {
      const job = service.addRun();
      const events = open(job).then((response) => readEvents(response));
      await new Promise((later) => setTimeout(later, 300));
      await (await writer(job)).stop();
      expect((await events).ids).toEqual([0, 1]);
    });

    it('is what followRun of the client reads', async () => {
      const job = await endedRun(30);
      const client = createClient({ baseUrl: service.origin, token: service.admin });
      const events: unknown[] = [];
      for await (const { value } of followRun({ client, jobId: job.job_id })) events.push(value);
      expect(events).toEqual(linesOf(job).map((line) => JSON.parse(line) as unknown));
    });

    it('takes its token in the query, too', async () => {
      const job = await endedRun();
      const query = `?token=${await service.streamToken(job)}`;
      const response = await fetch(`${service.origin}${pathOf(job, query)}`);
      expect((await readEvents(response)).ids).toHaveLength(7);
    });
  });

  describe('the stream refuses', () => {
    it('a token of another run, another experiment, and none at all', async () => {
      const [job, other] = [await endedRun(), await endedRun()];
      const wrong = [
        await service.streamToken(other),
        await signed(job, { exp_id: 'qa_ensemble' }),
      ];
      for (const token of wrong) {
        const response = await service.fetch(pathOf(job), { token });
        expect(response.status).toBe(403);
      }
      expect((await service.fetch(pathOf(job), { token: '' })).status).toBe(401);
      expect((await service.fetch(pathOf(job), { token: 'a.b.c' })).status).toBe(401);
      const missing = pathOf(service.jobs.add({ job_id: 'queued-1' }));
      expect((await service.fetch(missing, { token: await service.streamToken(job) })).status).toBe(
        403,
      );
      const token = await service.streamToken(job);
      expect((await service.fetch('/v1/jobs/nobody/stream', { token })).status).toBe(404);
    });

    it('another form than events', async () => {
      const job = await endedRun();
      const token = await service.streamToken(job);
      const as = (Accept: string) => service.fetch(pathOf(job), { token, headers: { Accept } });
      expect((await as('application/json')).status).toBe(406);
      expect((await as('text/html, text/event-stream;q=0.5')).status).toBe(200);
    });

    it.each(['after=-1', 'after=x', 'after=1&after=2', 'after=9007199254740992', 'other=1'])(
      'a request with %s',
      async (query) => {
        const job = await endedRun(0);
        const token = await service.streamToken(job);
        expect((await service.fetch(pathOf(job, `?${query}`), { token })).status).toBe(400);
      },
    );

    it('more streams than one token may have', async () => {
      const job = service.addRun();
      const run = await writer(job);
      const token = await service.streamToken(job);
      const opened = await Promise.all([
        open(job, { token }),
        open(job, { token }),
        open(job, { token }),
      ]);
      const refused = await service.fetch(pathOf(job), { token });
      expect(refused.status).toBe(429);
      expect(refused.headers.get('Retry-After')).toBe('5');
      await opened[0].body?.cancel();
      await expect.poll(async () => (await open(job, { token })).status).toBe(200);
      await run.stop();
    });

    it('an upgrade to anything but a WebSocket of version 13, as HTTP', async () => {
      const job = await endedRun();
      const token = await service.streamToken(job);
      const ask = (method: string, path: string, headers: Record<string, string>) =>
        new Promise<string>((resolve, reject) => {
          const head = {
            Host: 'x',
            Connection: 'Upgrade',
            Authorization: `Bearer ${token}`,
            ...headers,
          };
          const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
          const socket = connect(service.port, '127.0.0.1');
          let text = '';
          socket.setEncoding('utf8').on('data', (part: string) => (text += part));
          socket.on('close', () => resolve(text)).on('error', reject);
          socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
        });
      const key = { 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==' };
      const version = { 'Sec-WebSocket-Version': '13' };
      const upgrade = { Upgrade: 'websocket' };
      expect(await ask('GET', pathOf(job), { ...upgrade, ...key, ...version })).toMatch(
        /^HTTP\/1.1 101 /,
      );
      for (const headers of [
        {},
        key,
        version,
        { ...key, 'Sec-WebSocket-Version': '7' },
        { ...version, 'Sec-WebSocket-Key': 'x' },
      ])
        expect(await ask('GET', pathOf(job), { ...upgrade, ...headers })).toMatch(
          /^HTTP\/1.1 400 [^]*urn:crucible:problem:bad-request/,
        );
      expect(await ask('GET', '/healthz', { Upgrade: 'h2c' })).toMatch(/^HTTP\/1.1 200 /);
      expect(await ask('GET', '/nothing', { ...upgrade, ...key, ...version })).toMatch(
        /^HTTP\/1.1 404 /,
      );
      expect(await ask('POST', '/v1/jobs', { ...upgrade, 'Content-Length': '9' })).toMatch(
        /^HTTP\/1.1 400 /,
      );
      const bad = { ...upgrade, ...key, ...version, Authorization: 'Bearer x' };
      expect(await ask('GET', pathOf(job), bad)).toMatch(/^HTTP\/1.1 401 [^]*WWW-Authenticate/i);
    });
  });

  describe('the stream ends', () => {
    it('when its token expires, and goes on with the next token', async () => {
      const job = service.addRun();
      const run = await writer(job);
      const exp = Math.floor(Date.now() / 1000) + 5;
      const token = await signed(job, { exp });
      const response = await open(job, { token });
      const socket = new WebSocket(`ws://127.0.0.1:${service.port}${pathOf(job)}?token=${token}`);
      const code = new Promise((closed) => socket.on('close', closed));
      let late = 0;
      // A turn of the service, too, each of which may take long on a busy machine.
      const turns = setInterval(() => (late += Date.now() > exp * 1000 ? 1 : 0), 100);
      const { ids } = await readEvents(response);
      clearInterval(turns);
      expect(Date.now()).toBeGreaterThanOrEqual(exp * 1000);
      expect(late).toBeLessThan(15);
      expect(await code).toBe(4401);
      expect((await service.fetch(pathOf(job), { token })).status).toBe(401);
      await run.stop();
      const rest = await readEvents(
        await open(job, { headers: { 'Last-Event-ID': String(ids.at(-1)) } }),
      );
      expect([...ids, ...rest.ids]).toEqual([0, 1]);
    });

    it('when its file is no run, without an event that is wrong', async () => {
      const job = service.addRun();
      writeFileSync(fileOf(job), '{"seq":0,"event_name":"log"}\n');
      const [received, heard] = [nothingReceived(), new Array<string>()];
      const events = readEvents(await open(job), received);
      const messages = readMessages(job, '', heard);
      await expect.poll(() => [received.ids.length, heard.length]).toEqual([1, 1]);
      appendFileSync(fileOf(job), '{"seq":2,"event_name":"log"}\n');
      // Broken off: some clients tell it from an end, some do not.
      expect(await events.then(({ ids }) => ids).catch(() => [0])).toEqual([0]);
      expect(await messages).toEqual({ messages: ['{"seq":0,"event_name":"log"}'], code: 1011 });
    });
  });

  describe('secrets', () => {
    it('are in no answer, no log, no file and no row, whatever becomes of the request', async () => {
      const job = await endedRun();
      const token = await service.streamToken(job);
      const answers: string[] = [];
      const ask = async (path: string, headers: HeadersInit = {}) => {
        const response = await fetch(`${service.origin}${path}`, { headers });
        answers.push(headersOf(response), await response.text());
      };
      service.jobs.failure = new Error('a fault');
      await ask(pathOf(job, `?token=${token}`));
      service.jobs.failure = undefined;
      for (const query of [
        `?token=${token}`,
        `?token=${token}&x=1`,
        `?token=${token}x`,
        `?token=${token}&after=x`,
      ]) {
        await ask(pathOf(job, query));
        await ask(`/v1/jobs/nobody/stream${query}`);
        await ask(`/nothing${query}`);
      }
      for (const path of [
        '/v1/jobs',
        `/v1/jobs/${job.job_id}/artifacts`,
        '/nothing',
        '/.well-known/jwks.json',
      ])
        await ask(path, { Authorization: `Bearer ${service.admin}` });
      const rows = await service.database.query('SELECT * FROM crucible.api_token');
      const everything = [
        ...answers,
        ...service.told.splice(0),
        JSON.stringify(rows),
        ...linesOf(job),
      ].join('\n');
      expect(everything).toContain('a fault');
      const secret = service.admin.slice(-43);
      expect(secret).toHaveLength(43);
      for (const hidden of [token, service.admin, secret, Buffer.from(secret).toString('hex')])
        expect(everything).not.toContain(hidden);
      const [key] = await service.database.query<{ private_jwk: { d: string } }>(
        'SELECT private_jwk FROM crucible.stream_key',
      );
      expect(key?.private_jwk.d).toHaveLength(43);
      expect(everything).not.toContain(key?.private_jwk.d);
    });
  });
});
