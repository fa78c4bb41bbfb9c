import { http, type HttpHandler } from 'msw';
import {
  createReplayService,
  exampleRun,
  OPERATIONS,
  recordingOf,
  type RecordedRun,
} from '../replay';

/** Where the mocked service is, and what its runs do. */
export interface MockOptions {
  /** Address of the service, as the client has it, such as `https://crucible.example`. */
  readonly baseUrl: string;
  /** The run that every job plays. Default: the examples of the contract, each event once. */
  readonly run?: RecordedRun;
  /** How much faster than it was recorded a run is played. Default: Infinity, all at once. */
  readonly speed?: number;
}

/**
 * MSW handlers for every operation of `openapi.yaml`: one job that plays the run from the first look
 * at its stream on, and one more for each that is submitted. Each call has jobs of its own, so a test
 * that calls it starts anew. Any API token is good, and none is not. For answers that are hard to
 * bring about, put a handler with `documentedResponse` before these.
 *
 * @throws TypeError when `baseUrl` is not absolute; RangeError when the speed is not above 0
 */
export function handlers({
  baseUrl,
  run = exampleRun(),
  speed = Infinity,
}: MockOptions): HttpHandler[] {
  if (!(speed > 0)) throw new RangeError(`speed must be above 0, not ${speed}`);
  const base = new URL(baseUrl).href.replace(/\/$/, '');
  const service = recordingOf(run).then((recording) => createReplayService(recording, base, speed));
  // A request tells of it; without one it must not end the process.
  service.catch(() => undefined);
  return OPERATIONS.map((operation) => {
    const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1');
    return http[operation.method](base + path, async ({ request }) =>
      (await service)(operation, request),
    );
  });
}
