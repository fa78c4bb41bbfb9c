import { refuse } from './call';
import { jobOf, type PlayedCall } from './played-call';
import type { PlayedJob } from './played-job';
import { streamBody } from './stream-body';
import { answerToken, readStreamRequest, STREAM_HEADERS } from './stream-request';

export function createStreamToken(call: PlayedCall): Response {
  const job = jobOf(call);
  requireRun(call, job);
  return answerToken(call.tokens, job.identity);
}

export async function streamJob(call: PlayedCall): Promise<Response> {
  const job = jobOf(call);
  const { after, expiresAt } = readStreamRequest(call, call.tokens, job.identity.runId);
  job.watch();
  if (await isDelivered(job, after)) return new Response(null, { status: 204 });
  return new Response(streamBody(job, after, expiresAt), { headers: STREAM_HEADERS });
}

function requireRun(call: PlayedCall, job: PlayedJob): void {
  if (job.hasRun) return;
  throw job.state === 'queued' ? refuse(call, 409, 'queued') : refuse(call, 409, 'canceled');
}

/** Whether the run has ended and a reader who has the event `after` has everything. */
async function isDelivered(job: PlayedJob, after: number): Promise<boolean> {
  if (job.halt) return after >= ((await job.halt.stop)?.seq ?? 0);
  return job.state !== 'running' && after >= job.course.lastSeq;
}
