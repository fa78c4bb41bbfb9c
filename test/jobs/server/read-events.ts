import { createParser } from 'eventsource-parser';
import { expect } from 'vitest';
import type { Job } from '../../../src';

/** Path of the stream of a job's run. */
export const pathOf = ({ job_id }: Job, query = '') => `/v1/jobs/${job_id}/stream${query}`;

/** Of a stream's server-sent events, by now. */
export interface Received {
  readonly ids: number[];
  readonly data: string[];
  readonly comments: string[];
  retry: number | undefined;
}

export function nothingReceived(): Received {
  return { ids: [], data: [], comments: [], retry: undefined };
}

/** Reads server-sent events with a parser that is not ours, until the service ends the connection. */
export async function readEvents(
  response: Response,
  received = nothingReceived(),
): Promise<Received> {
  const parser = createParser({
    onEvent({ id, data, event }) {
      expect(event).toBeUndefined();
      received.ids.push(Number(id));
      received.data.push(data);
    },
    onComment: (comment) => received.comments.push(comment),
    onRetry: (retry) => (received.retry = retry),
  });
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read())
    parser.feed(decoder.decode(read.value, { stream: true }));
  return received;
}
