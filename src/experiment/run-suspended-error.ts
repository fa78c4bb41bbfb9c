/**
 * A run that has stopped and not ended: its folder says `running`, and `TinkexRunner.runPoint` goes
 * on with it. The cause is what its stage threw; undefined when the caller asked for it.
 */
export class RunSuspendedError extends Error {
  override readonly name = 'RunSuspendedError';

  constructor(run_id: string, cause?: unknown) {
    super(`run ${run_id} is suspended`, cause === undefined ? undefined : { cause });
  }
}
