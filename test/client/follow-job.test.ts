import { describe, expect, it, vi, afterEach } from 'vitest';
import { createClient, followRun, ProblemError, type FollowedRun } from '../../src/client';
import { exampleRun, recordingOf, createReplayService, operationOf } from '../../src/replay';
import { EVENTS } from './follow';

afterEach(() => vi.useRealTimers());

/** A client of a service in memory, and the operations that it called. */
async function replayed() {
  const service = await createReplayService(
    await recordingOf(exampleRun()),
    'http://service.test',
    Infinity,
  );
  const calls: string[] = [];
  const fetch = async (request: Request) => {
    const operation = operationOf(request.method, new URL(request.url).pathname);
    if (!operation) throw new Error(`no operation for ${request.url}`);
    calls.push(operation.id);
    return service(operation, request);
  };
  const client = createClient({ baseUrl: 'http://service.test', token: 'api-token', fetch });
  const follow = async (run: FollowedRun) => {
    const seen: unknown[] = [];
    for await (const { value } of followRun({ client, ...run })) seen.push(value);
    return seen;
  };
  const submit = async () => {
    const body = { schema_version: '1.0.0', experiment_id: 'scifact_lora', params: {} };
    const { data } = await client.POST('/v1/jobs', { body });
    return data?.job_id ?? '';
  };
  return { client, calls, follow, submit };
}

describe('followRun with the API token of the client', () => {
  it('finds the job of a run, and mints a token for it', async () => {
    const { follow, calls } = await replayed();
    expect(await follow({ runId: EVENTS[0]?.run_id ?? '' })).toEqual(EVENTS);
    expect(calls).toEqual(['listJobs', 'createStreamToken', 'streamJob']);
  });

  it('asks for it alone, however many jobs are newer', async () => {
    const { client, follow, calls, submit } = await replayed();
    for (let i = 0; i < 250; i++) await submit();
    calls.length = 0;
    expect(await follow({ runId: EVENTS[0]?.run_id ?? '' })).toEqual(EVENTS);
    expect(calls).toEqual(['listJobs', 'createStreamToken', 'streamJob']);
    const missing = followRun({ client, runId: 'no-such-run' }).next();
    await expect(missing).rejects.toThrow('There is no job with the run no-such-run.');
  });

  it('waits for the run of a queued job', async () => {
    let mints = 0;
    const client = createClient({
      baseUrl: 'http://service.test',
      fetch: (request) => {
        if (request.method === 'POST' && ++mints === 1)
          return Promise.resolve(
            Response.json(
              {
                schema_version: '1.0.0',
                type: 'urn:crucible:problem:run-not-started',
                title: 'The run has not begun',
                status: 409,
                retry_after_ms: 1,
              },
              { status: 409 },
            ),
          );
        const { pathname } = new URL(request.url);
        return pathname.endsWith('/stream')
          ? Promise.resolve(new Response(null, { status: 204 }))
          : Promise.resolve(Response.json({ token: 'a.b.c', expires_at: '' }, { status: 201 }));
      },
    });
    vi.useFakeTimers();
    vi.setTimerTickMode('nextTimerAsync');
    expect((await followRun({ client, jobId: 'job-1' }).next()).done).toBe(true);
    expect(mints).toBe(2);
  });

  it('fails for a job that was canceled before it had a run', async () => {
    const { client, submit, follow } = await replayed();
    vi.useFakeTimers();
    const jobId = await submit();
    // It was submitted a second from now: it is queued.
    vi.setSystemTime(Date.now() - 1000);
    await client.POST('/v1/jobs/{id}/cancel', { params: { path: { id: jobId } } });
    const error: unknown = await follow({ jobId }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ problem: { type: 'urn:crucible:problem:run-not-started' } });
  });
});
