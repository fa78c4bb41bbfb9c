import type { Artifact } from '../contract';
import { answerArtifact } from './artifact-response';
import { parameter } from './call';
import { jobOf, type PlayedCall } from './played-call';
import type { PlayedJob } from './played-job';

export function listArtifacts(call: PlayedCall): Response {
  const job = jobOf(call);
  const run_id = job.hasRun ? job.identity.runId : null;
  return Response.json({ run_id, items: complete(job) });
}

export async function getArtifact(call: PlayedCall): Promise<Response> {
  const job = jobOf(call);
  const path = parameter(call, 'path') ?? '';
  const artifact = complete(job).find((one) => one.path === path);
  return await answerArtifact(
    call,
    artifact && {
      artifact,
      read: async (start, end) => job.recording.read(path, start, end),
    },
  );
}

/** The files are complete once the run has ended; of a canceled run none is known to be. */
function complete({ state, recording }: PlayedJob): readonly Artifact[] {
  return state === 'completed' || state === 'failed' ? recording.artifacts : [];
}
