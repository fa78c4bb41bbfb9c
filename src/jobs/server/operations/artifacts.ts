import { join } from 'node:path';
import type { Job } from '../../../contract';
import { artifactHeaders, partOfArtifact } from '../../../replay';
import { runFiles, type RunFile } from '../../../run-files';
import { jobOf, parameter, type Answer, type Call } from '../call';
import { refuse } from '../refusal';

export async function listArtifacts(call: Call): Promise<Answer> {
  const job = await jobOf(call);
  const items = (await filesOf(call, job)).map(({ artifact }) => artifact);
  return { status: 200, json: { run_id: job.run_id, items } };
}

export async function getArtifact(call: Call): Promise<Answer> {
  const job = await jobOf(call);
  const path = parameter(call, 'path') ?? '';
  const file = (await filesOf(call, job)).find(({ artifact }) => artifact.path === path);
  if (!file) throw noFile(path);
  const { artifact } = file;
  const part = partOfArtifact(artifact, headersOf(call));
  if (part.status === 416) {
    const headers = { 'Content-Range': `bytes */${artifact.bytes}` };
    const detail = `The file has ${artifact.bytes} bytes.`;
    throw refuse('range-not-satisfiable', { detail }, headers);
  }
  const headers: Record<string, string> = {};
  artifactHeaders(artifact, part).forEach((value, name) => (headers[name] = value));
  if (part.status === 304) return { status: 304, headers };
  const bytes = await file.read(part.start, part.end);
  if (!bytes) throw noFile(path);
  return { status: part.status, headers, bytes };
}

async function filesOf({ service }: Call, job: Job): Promise<readonly RunFile[]> {
  if (job.run_id === null) return [];
  return await runFiles(join(service.artifacts, job.experiment_id, job.run_id));
}

function headersOf({ request }: Call): Headers {
  const headers = new Headers();
  for (const name of ['range', 'if-range', 'if-none-match']) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, String(value));
  }
  return headers;
}

function noFile(path: string) {
  return refuse('not-found', { detail: `The run has no file ${path}.` });
}
