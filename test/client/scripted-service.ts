import type { ProblemDocument, TelemetryEnvelope } from '../../src';

/** What becomes of one connection of the stream, given everything it would send. */
export type Turn = (text: string, request: Request) => Response | Promise<Response>;

/** The stream of one run, in memory; each connection as told, and those after them whole. */
export function scriptedService(events: readonly TelemetryEnvelope[], turns: readonly Turn[]) {
  const requests: Request[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    requests.push(request);
    const next = Number(request.headers.get('Last-Event-ID') ?? -1) + 1;
    const rest = events.slice(next);
    const turn = turns[requests.length - 1];
    if (rest.length === 0 && !turn) return new Response(null, { status: 204 });
    return (turn ?? whole)(streamText(rest), request);
  };
  return { fetch, requests };
}

/** Events as the service sends them. */
export function streamText(events: readonly TelemetryEnvelope[]): string {
  const messages = events.map((event) => `id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`);
  return `retry: 1\n\n${messages.join(': heartbeat\n\n')}`;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Everything, in one piece, and then the end. */
export const whole: Turn = (text) => inPieces([bytesOf(text)], 'close');

/** The line breaks after so many bytes. */
export const cutAfter =
  (bytes: number): Turn =>
  (text) =>
    inPieces([bytesOf(text).subarray(0, bytes)], bytesOf(text).length > bytes ? 'break' : 'close');

/** Everything in pieces of these sizes, and the rest in one. */
export const inSizes =
  (sizes: readonly number[]): Turn =>
  (text) => {
    const pieces: Uint8Array[] = [];
    let rest = bytesOf(text);
    for (const size of sizes) {
      pieces.push(rest.subarray(0, size));
      rest = rest.subarray(size);
    }
    return inPieces([...pieces, rest], 'close');
  };

/** Nothing but headers; the connection stays open. */
export const silent: Turn = () => inPieces([], 'silence');

/** Other text than the service would send. */
export const saying =
  (text: (right: string) => string, end: End = 'close'): Turn =>
  (right) =>
    inPieces([bytesOf(text(right))], end);

/** The service refuses. */
export const refusing =
  (problem: Partial<ProblemDocument> & { status: number }, headers: HeadersInit = {}): Turn =>
  () =>
    Response.json(
      { schema_version: '1.0.0', type: 'about:blank', title: 'Refused', ...problem },
      { status: problem.status, headers },
    );

/** There is no network, as fetch tells of it. */
export const unreachable: Turn = () => Promise.reject(new TypeError('fetch failed'));

type End = 'close' | 'break' | 'silence';

function inPieces(pieces: readonly Uint8Array[], end: End): Response {
  const left = [...pieces];
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = left.shift();
      if (piece) controller.enqueue(piece);
      else if (end === 'close') controller.close();
      else if (end === 'break') controller.error(new TypeError('terminated'));
      else return new Promise(() => undefined);
      return undefined;
    },
  });
  // The DOM's type of a body wants bytes that are not shared, which these are.
  return new Response(body as BodyInit, { headers: { 'Content-Type': 'text/event-stream' } });
}
