import { mintStreamToken } from '../../tokens';
import { jobOf, type Answer, type Call } from '../call';
import { refuse } from '../refusal';

/** When a job that waits for its worker may have begun, in milliseconds. */
const BEGINS_MS = 1000;

export async function createStreamToken(call: Call): Promise<Answer> {
  const { run_id, experiment_id, state } = await jobOf(call);
  if (run_id === null)
    throw state === 'queued'
      ? refuse('run-not-started', { detail: 'The job is queued.', retry_after_ms: BEGINS_MS })
      : refuse('run-not-started', { detail: `The job was ${state} before a worker began it.` });
  const run = { run_id, exp_id: experiment_id };
  const { token, expiresAt } = await mintStreamToken(call.service.keys, run);
  return {
    status: 201,
    headers: { 'Cache-Control': 'no-store' },
    json: { token, expires_at: expiresAt.toISOString() },
  };
}

export async function getStreamKeys({ service }: Call): Promise<Answer> {
  return { status: 200, json: { keys: await service.keys.published() } };
}
