import type { Job } from '../../contract';

/** Whether the state of a job will not change any more. */
export function hasEnded({ state }: Job): boolean {
  return state === 'completed' || state === 'failed' || state === 'canceled';
}
