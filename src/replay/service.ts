import { version } from '../../package.json';
import { answersOf, type AnswerCall, type Answers } from './answers';
import { getArtifact, listArtifacts } from './artifact-operations';
import { cancelJob, createJob, getJob, listExperiments, listJobs } from './job-operations';
import { JobStore } from './job-store';
import type { PlayedState } from './played-call';
import { courseOf, type Recording } from './recording';
import { createStreamToken, streamJob } from './stream-operations';
import { StreamTokens } from './stream-tokens';

const ANSWERS: Answers<PlayedState> = {
  listExperiments,
  createJob,
  listJobs,
  getJob,
  cancelJob,
  createStreamToken,
  streamJob,
  listArtifacts,
  getArtifact,
  getHealth: () => Response.json({ status: 'ok', version }),
  // Tokens of a replay are signed with no key.
  getStreamKeys: () => Response.json({ keys: [] }),
};

const ANY_TOKEN = {
  accepts: () => true,
  refusal: 'There is no API token: send Authorization: Bearer with any text.',
};

/**
 * The API of `openapi.yaml` over one recording, in memory: a job that plays it, and one more for each
 * that is submitted. Any API token is good, and none is not.
 *
 * @param baseUrl address of the service; requests to other paths are for nobody here
 * @param speed how much faster than it was recorded, above 0; Infinity for at once
 * @throws RangeError when the recording does not begin with `run_start`
 */
export async function createReplayService(
  recording: Recording,
  baseUrl: string,
  speed: number,
): Promise<AnswerCall> {
  const course = await courseOf(recording);
  const state = { jobs: new JobStore(recording, course, speed), tokens: new StreamTokens() };
  return answersOf(ANSWERS, state, baseUrl, ANY_TOKEN);
}
