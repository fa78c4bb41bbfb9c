import { artifactHeaders, partOfArtifact } from './artifact-response';
import { jobOf, parameter, refuse, type Call } from './call';
import { problemResponse } from './documented-response';
import type { PlayedJob } from './played-job';
import type { Artifact } from '../contract';

export function listArtifacts(call: Call): Response {
  const job = jobOf(call);
  const run_id = job.hasRun ? job.identity.runId : null;
  return Response.json({ run_id, items: complete(job) });
}

export async function getArtifact(call: Call): Promise<Response> {
  const job = jobOf(call);
  const path = parameter(call, 'path') ?? '';
  const artifact = complete(job).find((one) => one.path === path);
  if (!artifact) throw refuse(call, 404, 'artifact', { detail: `The run has no file ${path}.` });
  const part = partOfArtifact(artifact, call.request.headers);
  const headers = artifactHeaders(artifact, part);
  if (part.status === 304) return new Response(null, { status: 304, headers });
  if (part.status === 416) {
    const detail = `The file has ${artifact.bytes} bytes.`;
    const given = { instance: call.path, detail };
    const response = problemResponse(call.operation, 416, 'past_the_end', given);
    response.headers.set('Content-Range', `bytes */${artifact.bytes}`);
    return response;
  }
  const body = await job.recording.read(path, part.start, part.end);
  return new Response(body, { status: part.status, headers });
}

/** The files are complete once the run has ended; of a canceled run none is known to be. */
function complete({ state, recording }: PlayedJob): readonly Artifact[] {
  return state === 'completed' || state === 'failed' ? recording.artifacts : [];
}
