import { join } from 'node:path';
import type { Job, StreamTokenClaims } from '../../../contract';
import {
  openSseOutlet,
  openWebSocketOutlet,
  type LoggedRun,
  type StreamPlace,
} from '../../../streams';
import { StreamTokenError, verifyStreamToken } from '../../tokens';
import { bearerOf, INVALID_TOKEN, OTHER_RUN, refuseWithoutToken } from '../authorize';
import { jobOf, parameter, type Answer, type Call } from '../call';
import { refuse } from '../refusal';
import { asksForWebSocket, openWebSocket } from '../upgrades';

const TELEMETRY_FILE = 'telemetry.jsonl';
/** When a stream may be free, in milliseconds. */
const STREAM_FREE_MS = 5000;

export async function streamJob(call: Call): Promise<Answer | undefined> {
  const token = tokenOf(call);
  const claims = await claimsOf(call, token);
  const run = loggedRun(call, await jobOf(call), claims);
  const isWebSocket = asksForWebSocket(call.request.raw);
  if (!isWebSocket && !acceptsEvents(call)) {
    const detail = 'Send Accept: text/event-stream, or ask for a WebSocket upgrade.';
    throw refuse('not-acceptable', { detail });
  }
  const after = Number(parameter(call, 'Last-Event-ID') ?? parameter(call, 'after') ?? -1);
  const reader = { token, after, expiresAt: claims.exp * 1000 };
  const place = await call.service.streams.take(run, reader);
  if (!place) throw refuse('too-many-streams', { retry_after_ms: STREAM_FREE_MS });
  if (isWebSocket) return await sendMessages(call, place);
  if (!place.isDelivered) return sendEvents(call, place);
  place.release();
  return { status: 204 };
}

function tokenOf(call: Call): string {
  const query = call.request.query as Readonly<Record<string, unknown>>;
  const token = bearerOf(call.request) ?? query['token'];
  if (typeof token === 'string' && token !== '') return token;
  throw refuseWithoutToken(
    'There is no stream token. Get one from POST /v1/jobs/{id}/stream-token.',
  );
}

async function claimsOf({ service }: Call, token: string): Promise<StreamTokenClaims> {
  try {
    return await verifyStreamToken(service.keys, token);
  } catch (error) {
    if (!(error instanceof StreamTokenError)) throw error;
    throw refuse('unauthorized', { detail: error.message }, INVALID_TOKEN);
  }
}

/** The run of the job in the path, when the token is for it. */
function loggedRun(
  { service: { artifacts, jobs } }: Call,
  { job_id, run_id, experiment_id }: Job,
  claims: StreamTokenClaims,
): LoggedRun {
  if (run_id === null || claims.run_id !== run_id || claims.exp_id !== experiment_id)
    throw refuse('forbidden', { detail: 'The stream token is bound to another run.' }, OTHER_RUN);
  return {
    file: join(artifacts, experiment_id, run_id, TELEMETRY_FILE),
    async isOver() {
      const job = await jobs.get(job_id);
      return job?.state !== 'queued' && job?.state !== 'running';
    },
  };
}

function acceptsEvents({ request: { headers } }: Call): boolean {
  return /text\/(event-stream|\*)|\*\/\*/i.test(headers.accept ?? '*/*');
}

function sendEvents({ reply }: Call, place: StreamPlace): undefined {
  reply.hijack();
  const { raw } = reply;
  const following = place.start(openSseOutlet(raw));
  const gone = () => following.close('gone');
  raw.on('error', gone).on('close', gone);
  if (raw.destroyed) gone();
}

async function sendMessages({ request, reply }: Call, place: StreamPlace): Promise<undefined> {
  const socket = await openWebSocket(request.raw, reply.raw).catch((error: unknown) => {
    place.release();
    throw error;
  });
  reply.hijack();
  const following = place.start(openWebSocketOutlet(socket));
  socket.on('close', () => following.close('gone'));
}
