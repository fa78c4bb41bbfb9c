import { pause } from './abort';
import { createBackoff } from './backoff';
import type { CrucibleClient } from './create-client';
import { Cut, openLink } from './link';
import { streamOpener, type FollowedRun, type OpenStream } from './open-stream';
import { readEvent, type StreamedEvent } from './read-event';
import { readMessages } from './read-messages';

/** Which run to follow, how, and from where. */
export type FollowOptions = FollowedRun & {
  readonly client: CrucibleClient;
  /**
   * A new stream token; called before *every* connection, since the service closes one when its
   * token expires. What it throws ends the following, except a TypeError (no network) and a
   * transient ProblemError. Default: `createStreamToken`, with the client's API token.
   */
  readonly token?: () => Promise<string>;
  /** `seq` of the last event that you have. Default: none, every event is given. */
  readonly after?: number;
  /** Ends the following at once, without an error. */
  readonly signal?: AbortSignal;
};

/**
 * Every event of a run once, in the order of `seq`: those so far, then each new one, until the run
 * ends or `signal` is aborted. A broken or expired connection, and one that has been silent for 45
 * seconds, is replaced after a wait that doubles, with jitter, up to 30 seconds (or what `retry:` and `Retry-After` ask for), and goes on
 * after the last event. So does one that skips an event. A job that has no run yet is waited for.
 *
 * With `runId` the job is looked for in `listJobs`, which needs a client with the scope
 * `jobs:read`; with `jobId` and `token` the client needs no API token.
 *
 * One event is read at a time: a slow reader slows the connection, and memory does not grow.
 *
 * @throws ProblemError when the service refuses what will not succeed later: 403, 404, 401 for two
 * fresh tokens in a row; StreamError when what comes is no stream of this major version;
 * RangeError for an `after` that is no seq. Never for a network that is gone
 */
export async function* followRun(
  options: FollowOptions,
): AsyncGenerator<StreamedEvent, void, undefined> {
  const { after = -1, signal = new AbortController().signal } = options;
  if (!(after >= -1)) throw new RangeError(`after must be the seq of an event, not ${after}`);
  try {
    yield* follow(streamOpener(options), after, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function* follow(
  open: OpenStream,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<StreamedEvent, void, undefined> {
  const backoff = createBackoff();
  let last = after;
  for (;;) {
    const link = openLink(signal);
    let askedMs = 0;
    try {
      const body = await open(last, link);
      if (!body) return;
      for await (const data of readMessages(body, link, backoff.retry)) {
        const event = readEvent(data);
        const { seq } = event.value;
        if (seq <= last) continue;
        if (seq > last + 1) break;
        last = seq;
        backoff.progress();
        yield event;
        signal.throwIfAborted();
        if (event.known && event.value.event_name === 'run_stop') return;
      }
    } catch (error) {
      if (!(error instanceof Cut)) throw error;
      askedMs = error.askedMs;
    } finally {
      link.close();
    }
    await pause(backoff.next(askedMs), signal);
  }
}
