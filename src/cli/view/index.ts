import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { answersOf, StreamTokens, type AnswerCall } from '../../replay';
import { Streams } from '../../streams';
import { FolderRuns } from './folder-runs';
import { VIEW } from './operations';

/** The API over the runs of a folder. */
export interface FolderView {
  readonly answer: AnswerCall;
  /** Opens every operation that reads; told once. */
  readonly token: string;
  /** Ends the streams. */
  readonly close: () => Promise<void>;
}

/**
 * The API of `openapi.yaml` over the runs of a folder, for reading: each run is a job. A run that goes
 * on is followed; a new one is found.
 *
 * @param tell told once of each run that is left out, and why
 * @throws RangeError when there is no run; Error of the system when the folder cannot be read
 */
export async function viewFolder(
  folder: string,
  tell: (line: string) => void,
): Promise<FolderView> {
  const token = randomBytes(32).toString('base64url');
  const expected = hashOf(token);
  const streams = new Streams();
  const state = { runs: await FolderRuns.open(folder, tell), tokens: new StreamTokens(), streams };
  const answer = answersOf(VIEW, state, 'http://localhost', {
    accepts: (given) => timingSafeEqual(hashOf(given), expected),
    refusal: 'The token is not that of the link which this service printed when it started.',
  });
  return { answer, token, close: () => streams.stop() };
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
