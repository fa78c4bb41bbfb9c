import { createHash } from 'node:crypto';
import { parseStrictJson } from '../../../artifacts';
import { validateJobRequest, type JobRequest, type ProblemItem } from '../../../contract';
import { parameter, type Answer, type Call } from '../call';
import { refuse } from '../refusal';

/** When to try again where the answer is not known, in milliseconds. */
const KEY_IN_USE_MS = 1000;
const QUEUE_FULL_MS = 10_000;

export async function createJob(call: Call): Promise<Answer> {
  const { service, token, request } = call;
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const job = requestOf(body);
  refuseMistakes(service.jobs.check(job));
  const key = parameter(call, 'Idempotency-Key');
  const submitted = await service.jobs.submit(
    job,
    key === undefined || !token
      ? undefined
      : { tokenId: token.tokenId, key, bodySha256: createHash('sha256').update(body).digest() },
  );
  switch (submitted.outcome) {
    case 'accepted': {
      const headers = { Location: `/v1/jobs/${submitted.job.job_id}` };
      return { status: 202, headers, json: submitted.job };
    }
    case 'queue_full': {
      const detail = `The queue holds at most ${submitted.limit} jobs.`;
      throw refuse('queue-full', { detail, retry_after_ms: QUEUE_FULL_MS });
    }
    case 'key_in_use':
      throw refuse('idempotency-key-in-use', { retry_after_ms: KEY_IN_USE_MS });
    case 'key_reused':
      throw refuse('idempotency-key-reused');
  }
}

function requestOf(bytes: Buffer): JobRequest {
  const json = parseStrictJson(bytes);
  if (!json.ok) {
    const [problem] = json.problems;
    const where = problem ? ` (line ${problem.line}, column ${problem.column})` : '';
    throw refuse('bad-request', { detail: `The body${where}: ${problem?.message ?? 'no JSON'}` });
  }
  const result = validateJobRequest(json.value);
  if (result.ok) return result.value;
  throw mistakes(
    result.problems.map(({ rule, instancePath, message, hint }) => ({
      rule,
      pointer: instancePath,
      message,
      hint,
    })),
  );
}

function refuseMistakes(errors: readonly ProblemItem[]): void {
  if (errors.length > 0) throw mistakes(errors);
}

function mistakes(errors: readonly ProblemItem[]) {
  const detail = `${errors.length} ${errors.length === 1 ? 'mistake' : 'mistakes'} in the body.`;
  return refuse('validation', { detail, errors: [...errors] });
}
