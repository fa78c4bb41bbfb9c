// Without the Standard Schema interface, which nobody here would use.
import { read } from '../../generated/validators/telemetry_event';
import type { TelemetryReadResult } from '../contract';
import { StreamError } from './stream-error';

/** An event of a stream; `known` is false for one that a newer minor version added. */
export type StreamedEvent = Extract<TelemetryReadResult, { readonly ok: true }>;

/**
 * Reads the data of one message.
 *
 * @throws StreamError when it is no event
 */
export function readEvent(data: string): StreamedEvent {
  const result = read(parsed(data));
  if (result.ok) return result;
  const wrong = result.problems.map(
    ({ message, instancePath, hint }) => `${message} (at ${instancePath}); ${hint}`,
  );
  throw new StreamError(`the stream sent an invalid event: ${wrong.join('. ')}`, result.problems);
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    throw new StreamError(`the stream sent a message that is not JSON: ${data.slice(0, 60)}`);
  }
}
