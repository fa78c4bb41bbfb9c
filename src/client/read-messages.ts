import { createParser, type ParseError } from 'eventsource-parser';
import { untilAborted } from './abort';
import { Cut, type Link } from './link';
import { StreamError } from './stream-error';

/** Characters of a message at most; a longer one would be no event of the contract. */
const LONGEST_MESSAGE = 16 * 1024 * 1024;

/**
 * The data of each server-sent message, in order, until the body ends. A message that the end cuts
 * off is none. No more is read than is asked for, so that memory is bounded by the longest message.
 *
 * @throws Cut when the line breaks or is silent for too long; StreamError for a message that is too
 * long
 */
export async function* readMessages(
  body: ReadableStream<Uint8Array>,
  link: Link,
  onRetry: (ms: number) => void,
): AsyncGenerator<string, void, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let messages: string[] = [];
  const parser = createParser({
    maxBufferSize: LONGEST_MESSAGE,
    onEvent: ({ data }) => messages.push(data),
    onRetry,
    onError: refuseLongMessage,
  });
  try {
    for (;;) {
      link.listen();
      const { done, value } = await untilAborted(reader.read(), link.signal).catch(() => {
        throw new Cut();
      });
      link.hold();
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
      yield* messages;
      messages = [];
    }
  } finally {
    // Not waited for: a body that is stuck may never answer.
    reader.cancel().catch(() => undefined);
  }
}

/** Fields that are not known are ignored, as the standard says. */
function refuseLongMessage({ type }: ParseError): void {
  if (type === 'max-buffer-size-exceeded')
    throw new StreamError(`the stream sent a message over ${LONGEST_MESSAGE} characters`);
}
