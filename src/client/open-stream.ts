import { untilAborted } from './abort';
import type { CrucibleClient } from './create-client';
import { findJob } from './find-job';
import { Cut, type Link } from './link';
import { isTransient, ProblemError } from './problem';
import { StreamError } from './stream-error';

/** Refusals of fresh tokens in a row after which another will not help. */
const MOST_REFUSALS = 2;

/** Which run to follow: by the id of its job, or by its own. */
export type FollowedRun =
  | { readonly jobId: string; readonly runId?: never }
  | { readonly runId: string; readonly jobId?: never };

/** A run's stream, and who may open it. */
export type StreamSource = FollowedRun & {
  readonly client: CrucibleClient;
  readonly token?: () => Promise<string>;
};

/**
 * A new connection, with a new token, that begins after the event `last` (-1: with the first); null
 * when the run has ended and nothing is left to send.
 *
 * @throws Cut when another try may succeed; ProblemError or StreamError when it will not; what
 * `token` threw, unless that is a TypeError, as of a fetch without a network
 */
export type OpenStream = (last: number, link: Link) => Promise<ReadableStream<Uint8Array> | null>;

/** Opens the stream of one run, as often as it takes. */
export function streamOpener({ client, token, ...run }: StreamSource): OpenStream {
  let { jobId } = run;
  let refusals = 0;

  const open = async (last: number, signal: AbortSignal) => {
    const id = (jobId ??= await findJob(client, run.runId ?? '', signal));
    const fresh = await (token ? token() : mintToken(client, id, signal));
    const { data, error, response } = await client.GET('/v1/jobs/{id}/stream', {
      params: { path: { id }, ...(last >= 0 && { header: { 'Last-Event-ID': last } }) },
      headers: { Accept: 'text/event-stream', Authorization: bearer(fresh) },
      parseAs: 'stream',
      signal,
    });
    if (error?.status === 401 && ++refusals < MOST_REFUSALS) throw new Cut(error.retry_after_ms);
    if (error) throw new ProblemError(error);
    refusals = 0;
    if (response.status === 204) return null;
    const type = response.headers.get('Content-Type');
    if (data && type?.startsWith('text/event-stream')) return data;
    throw new StreamError(`the stream has the type ${type}, not text/event-stream`);
  };

  return (last, { signal }) =>
    untilAborted(open(last, signal), signal).catch((error: unknown) => {
      // fetch rejects with a TypeError where there is no network.
      if (signal.aborted || error instanceof TypeError) throw new Cut();
      if (error instanceof ProblemError && isTransient(error.problem))
        throw new Cut(error.problem.retry_after_ms);
      throw error;
    });
}

async function mintToken(client: CrucibleClient, id: string, signal: AbortSignal): Promise<string> {
  const { data, error } = await client.POST('/v1/jobs/{id}/stream-token', {
    params: { path: { id } },
    signal,
  });
  if (error) throw new ProblemError(error);
  return data.token;
}

/** @throws RangeError for what no header can hold: asking again would not help */
function bearer(token: string): string {
  if (/^[!-~]+$/.test(token)) return `Bearer ${token}`;
  throw new RangeError('token() must give text without spaces');
}
