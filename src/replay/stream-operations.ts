import { jobOf, parameter, refuse, type Call } from './call';
import type { PlayedJob } from './played-job';
import { streamBody } from './stream-body';

export function createStreamToken(call: Call): Response {
  const job = jobOf(call);
  requireRun(call, job);
  const { runId, experimentId } = job.identity;
  const { token, expiresAt } = call.tokens.mint(runId, experimentId);
  const answer = { token, expires_at: new Date(expiresAt).toISOString() };
  return Response.json(answer, { status: 201, headers: { 'Cache-Control': 'no-store' } });
}

export async function streamJob(call: Call): Promise<Response> {
  const job = jobOf(call);
  const expiresAt = tokenExpiry(call, job);
  const accept = call.request.headers.get('Accept') ?? '*/*';
  if (!/text\/(event-stream|\*)|\*\/\*/i.test(accept)) throw refuse(call, 406, 'accept');
  job.watch();
  const after = Number(parameter(call, 'Last-Event-ID') ?? parameter(call, 'after') ?? -1);
  if (await isDelivered(job, after)) return new Response(null, { status: 204 });
  const headers = { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' };
  return new Response(streamBody(job, after, expiresAt), { headers });
}

function requireRun(call: Call, job: PlayedJob): void {
  if (job.hasRun) return;
  throw job.state === 'queued' ? refuse(call, 409, 'queued') : refuse(call, 409, 'canceled');
}

/** When the request's token expires. */
function tokenExpiry(call: Call, job: PlayedJob): number {
  const { headers, url } = call.request;
  const [, bearer] = /^Bearer (.+)$/i.exec(headers.get('Authorization') ?? '') ?? [];
  const token = bearer ?? new URL(url).searchParams.get('token') ?? '';
  const found = call.tokens.verify(token);
  if (!found) {
    const detail = 'There is no stream token, or it is not known or has expired.';
    throw refuse(call, 401, 'expired', { detail });
  }
  if (found.runId !== job.identity.runId) throw refuse(call, 403, 'other_run');
  return found.expiresAt;
}

/** Whether the run has ended and a reader who has the event `after` has everything. */
async function isDelivered(job: PlayedJob, after: number): Promise<boolean> {
  if (job.halt) return after >= ((await job.halt.stop)?.seq ?? 0);
  return job.state !== 'running' && after >= job.course.lastSeq;
}
