import { errorInfo } from '../../artifacts';

/** Why an attempt was aborted: another one of the same call answered first. */
export class SupersededError extends Error {
  override readonly name = 'SupersededError';

  constructor() {
    super('another attempt of this call answered first');
  }
}

/** The call's deadline passed before any attempt answered. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
  readonly deadline_ms: number;
  readonly help = 'Raise deadline_ms of the policy, or find out why every attempt is slow.';

  constructor(deadline_ms: number) {
    super(`no attempt answered within the deadline of ${deadline_ms} ms`);
    this.deadline_ms = deadline_ms;
  }
}

/** What a call rejects with when all its attempts failed: the error itself when there is one only. */
export function failureOf(errors: readonly unknown[]): unknown {
  if (errors.length === 1) return errors[0];
  const last = errors.at(-1);
  return new AggregateError(
    errors,
    `all ${errors.length} attempts failed; the last: ${errorInfo(last).message}`,
    { cause: last },
  );
}
