import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { eventsOfRun, examplesOf, loadSnippet, writeSnippets, type Playbook } from './playbook';
import { unpackedProject, type Project } from './project';
import { serveRun, type Connection } from './run-server';

let project: Project;
beforeAll(async () => {
  project = unpackedProject();
  await writeSnippets(project);
});
afterAll(() => project.remove());

const EVENTS = eventsOfRun();

/** Follows the run to its end; what came, and what the service was asked. */
async function follow(
  { followRun }: Playbook,
  connections: readonly (Connection | 503)[],
  { stopAfter = Infinity, silenceMs = 45_000 } = {},
) {
  const server = await serveRun(EVENTS, new Map(), connections);
  const stop = new AbortController();
  let tokens = 0;
  const seen: unknown[] = [];
  const options = {
    service: server.origin,
    jobId: 'job-1',
    token: async () => `token-${++tokens}`,
    signal: stop.signal,
    silenceMs,
  };
  try {
    for await (const { value } of followRun(options)) {
      seen.push(value);
      if (seen.length === stopAfter) stop.abort();
    }
    return { seen, requests: server.requests };
  } finally {
    await server.close();
  }
}

const CONNECTIONS: fc.Arbitrary<Connection | 503> = fc.oneof(
  fc.constant<503>(503),
  fc.record({
    events: fc.nat(4),
    end: fc.constantFrom<Connection['end'][]>('close', 'break', 'close', 'break', 'silence'),
    repeated: fc.nat(3),
    loses: fc.boolean(),
    piece: fc.integer({ min: 1, max: 400 }),
  }),
);

describe('followRun', () => {
  it('gives every event once and in order, whatever happens to its connections', async () => {
    const playbook = await loadSnippet(project, 'follow-run');
    const someConnections = fc.array(CONNECTIONS, { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(someConnections, async (connections) => {
        const { seen, requests } = await follow(playbook, connections, { silenceMs: 100 });
        expect(seen).toEqual(EVENTS);
        // A token of its own for every connection.
        expect(requests.map(({ authorization }) => authorization)).toEqual(
          requests.map((_, index) => `Bearer token-${index + 1}`),
        );
      }),
      { numRuns: 25, seed: 20261124 },
    );
  });

  it('resumes after the last event, and stops when told', async () => {
    const playbook = await loadSnippet(project, 'follow-run');
    const broken = { events: 2, end: 'break', repeated: 0, loses: false, piece: 50 } as const;
    const { requests } = await follow(playbook, [broken, 503, broken]);
    expect(requests.map(({ lastEventId }) => lastEventId)).toEqual([undefined, '1', '1', '3']);
    const stopped = await follow(playbook, [], { stopAfter: 3 });
    expect(stopped.seen).toEqual(EVENTS.slice(0, 3));
  });

  it('ends at 204', async () => {
    const playbook = await loadSnippet(project, 'follow-run');
    const withoutEnd = EVENTS.slice(0, 2);
    const server = await serveRun(withoutEnd, new Map(), []);
    onTestFinished(server.close);
    const { signal } = new AbortController();
    const token = async () => 'token';
    const seen: unknown[] = [];
    const options = { service: server.origin, jobId: 'job-1', token, signal };
    for await (const { value } of playbook.followRun(options)) seen.push(value);
    expect(seen).toEqual(withoutEnd);
    expect(server.requests).toHaveLength(2);
  });

  it('fails with what the service says where trying again is of no use', async () => {
    const playbook = await loadSnippet(project, 'follow-run');
    const server = await serveRun(EVENTS, new Map(), []);
    onTestFinished(server.close);
    const { signal } = new AbortController();
    const token = async () => 'token';
    const options = { service: server.origin, jobId: 'job-2', token, signal };
    await expect(playbook.followRun(options).next()).rejects.toThrow('Not Found');
  });
});

describe('fetchRun', () => {
  const report = JSON.stringify(examplesOf('report')[0]);
  const sha256 = createHash('sha256').update(report).digest('hex');
  const manifest = JSON.stringify({
    ...examplesOf('run_manifest')[0],
    artifacts: [{ path: 'report.json', bytes: report.length, sha256 }],
  });

  it('loads from a folder and from the service, and checks the hash', async () => {
    const { fetchRun, fromFolder, fromService } = await loadSnippet(project, 'fetch-run');
    const files = new Map([
      ['run_manifest.json', manifest],
      ['report.json', report],
    ]);
    const server = await serveRun(EVENTS, files, []);
    onTestFinished(server.close);
    const run = { manifest: JSON.parse(manifest) as object, report: JSON.parse(report) as object };
    expect(await fetchRun(fromFolder(server.origin))).toEqual(run);
    expect(await fetchRun(fromService(server.origin, 'job-1', 'token'))).toEqual(run);
    files.set('report.json', report.replace('0.95', '0.96'));
    await expect(fetchRun(fromFolder(server.origin))).rejects.toThrow('is not the file');
    files.delete('run_manifest.json');
    await expect(fetchRun(fromFolder(server.origin))).rejects.toThrow('run_manifest.json: 404');
  });
});

describe('problemOf', () => {
  it('reads a problem, and makes one of anything else', async () => {
    const { problemOf, retryAfterMs } = await loadSnippet(project, 'service-problem');
    for (const problem of examplesOf('problem'))
      expect(await problemOf(Response.json(problem, { status: 422 }))).toEqual(problem);
    const page = new Response('<h1>Bad gateway</h1>', { status: 502, statusText: 'Bad Gateway' });
    const made = await problemOf(page);
    expect(made).toMatchObject({ type: 'about:blank', title: 'Bad Gateway', status: 502 });
    expect(retryAfterMs(made)).toBe(2000);
    expect(retryAfterMs({ ...made, status: 404 })).toBeNull();
    expect(retryAfterMs({ ...made, status: 429, retry_after_ms: 12 })).toBe(12);
  });
});
