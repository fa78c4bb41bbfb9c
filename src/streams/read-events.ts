import { Batch, LF } from './batch';

/** Events that were read, and whether the run has ended with the last of them. */
export interface ReadEvents {
  readonly batch: Batch;
  readonly isLast: boolean;
}

/**
 * Events of whole lines. What the service needs of each is looked at: its `seq`, and whether it is
 * the run's last, after which everything is ignored.
 *
 * @param first the `seq` that the first must have
 * @throws Error when a line is no event, or not the one that follows
 */
export function readEvents(bytes: Buffer, first: number): ReadEvents {
  let next = first;
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(LF, start) + 1;
    const { seq, event_name } = parse(bytes.toString('utf8', start, end), next);
    if (seq !== next)
      throw new Error(`event ${next} is missing: seq ${String(seq)} is in its place`);
    next++;
    if (event_name === 'run_stop')
      return { batch: new Batch(first, next, bytes.subarray(0, end)), isLast: true };
    start = end;
  }
  return { batch: new Batch(first, next, bytes), isLast: false };
}

function parse(line: string, seq: number): { seq?: unknown; event_name?: unknown } {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Told below, as what is JSON and no event.
  }
  throw new Error(`event ${seq} is no JSON object`);
}
