import { Readable } from 'node:stream';
import { join } from 'node:path';
import { version } from '../../../package.json';
import { printable } from '../../artifacts';
import { SCHEMA_VERSIONS, type ExperimentList, type ParamValue } from '../../contract';
import {
  answerArtifact,
  answerJobs,
  answerToken,
  jobIn,
  paramsSchema,
  parameter,
  readStreamRequest,
  refuse,
  STREAM_HEADERS,
  type Answers,
  type Call,
  type StreamTokens,
} from '../../replay';
import { runFiles, TELEMETRY_FILE, type RunFile } from '../../run-files';
import { eventFile, openBodyOutlet, type StreamPlace, type Streams } from '../../streams';
import type { FolderRun, FolderRuns } from './folder-runs';
import { jobOfRun } from './job-of-run';

/** What the operations of a view work on. */
export interface ViewState {
  readonly runs: FolderRuns;
  readonly tokens: StreamTokens;
  readonly streams: Streams;
}

type ViewCall = Call & ViewState;

/** What each operation does where nothing may be changed. */
export const VIEW: Answers<ViewState> = {
  listExperiments: async ({ runs }) => Response.json(experimentsOf(await runs.newestFirst())),
  createJob: refuseChange,
  listJobs: async (call) => answerJobs(call, (await call.runs.newestFirst()).map(jobOfRun)),
  getJob: async (call) => Response.json(jobOfRun(await runOf(call))),
  cancelJob: refuseChange,
  async createStreamToken(call) {
    const { run_id: runId, experiment_id: experimentId } = (await runOf(call)).manifest;
    return answerToken(call.tokens, { runId, experimentId });
  },
  streamJob,
  async listArtifacts(call) {
    const run = await runOf(call);
    const items = (await filesOf(call, run)).map(({ artifact }) => artifact);
    return Response.json({ run_id: run.manifest.run_id, items });
  },
  async getArtifact(call) {
    const files = await filesOf(call, await runOf(call));
    const file = files.find(({ artifact }) => artifact.path === parameter(call, 'path'));
    return await answerArtifact(call, file && { ...file, read: partsOf(call, file) });
  },
  getHealth: () => Response.json({ status: 'ok', version, read_only: true }),
  // Its tokens are signed with no key.
  getStreamKeys: () => Response.json({ keys: [] }),
};

function refuseChange(call: ViewCall): never {
  const detail =
    'This service shows the runs of a folder and is read-only: it neither starts nor cancels jobs. `crucible serve` without a folder does.';
  const refusal = refuse(call, 403, 'scope', { detail });
  const challenge = 'Bearer realm="crucible", error="insufficient_scope"';
  refusal.response.headers.set('WWW-Authenticate', challenge);
  throw refusal;
}

/** @throws Refusal when there is no such run */
async function runOf(call: ViewCall): Promise<FolderRun> {
  const run = await call.runs.get(parameter(call, 'id') ?? '');
  return jobIn(call, { get: () => run });
}

/** Each experiment with the values that its runs had. */
function experimentsOf(runs: readonly FolderRun[]): ExperimentList {
  const experiments = new Map<string, FolderRun[]>();
  for (const run of runs) {
    const { experiment_id } = run.manifest;
    experiments.set(experiment_id, [...(experiments.get(experiment_id) ?? []), run]);
  }
  const items = [...experiments].map(([experiment_id, of]) => {
    const name = of[0]?.manifest.name;
    return { experiment_id, ...(name && { name }), params_schema: paramsSchema(valuesIn(of)) };
  });
  items.sort((a, b) => (a.experiment_id < b.experiment_id ? -1 : 1));
  return { schema_version: SCHEMA_VERSIONS.experiment_list.version, items };
}

function valuesIn(runs: readonly FolderRun[]): Record<string, ParamValue[]> {
  const values = new Map<string, Set<ParamValue>>();
  for (const { manifest } of runs)
    for (const [name, value] of Object.entries(manifest.params))
      values.set(name, (values.get(name) ?? new Set()).add(value));
  return Object.fromEntries(Array.from(values, ([name, found]) => [name, [...found]]));
}

async function streamJob(call: ViewCall): Promise<Response> {
  const run = await runOf(call);
  const reader = readStreamRequest(call, call.tokens, run.manifest.run_id);
  const place = await orRefuse(call, run, takePlace(call, run, reader));
  if (!place) throw refuse(call, 429, 'streams');
  if (place.isDelivered) {
    place.release();
    return new Response(null, { status: 204 });
  }
  const { outlet, body, canceled } = openBodyOutlet();
  const following = place.start(outlet);
  void canceled.then(() => following.close('gone'));
  return new Response(body, { headers: STREAM_HEADERS });
}

function takePlace(
  { runs, streams }: ViewCall,
  { jobId, folder, manifest }: FolderRun,
  reader: Parameters<Streams['take']>[1],
): Promise<StreamPlace | undefined> {
  const events = eventFile(join(folder, TELEMETRY_FILE));
  const isOver = async () => (await runs.get(jobId))?.manifest.status !== 'running';
  // The manifest says last that a run has ended: after that nothing is written.
  const isEnded = manifest.status !== 'running';
  return streams.take({ events, isOver, ...(isEnded && { quietMs: 0 }) }, reader);
}

function filesOf(call: ViewCall, run: FolderRun): Promise<readonly RunFile[]> {
  return orRefuse(call, run, runFiles(run.folder));
}

function partsOf(call: ViewCall, file: RunFile) {
  return async (start: number, end: number): Promise<BodyInit | undefined> => {
    const bytes = await orRefuse(call, await runOf(call), file.read(start, end));
    if (!(bytes instanceof Readable)) return bytes && new Uint8Array(bytes);
    // Node's own type of a web stream differs from the DOM's in names only.
    return Readable.toWeb(bytes) as unknown as ReadableStream;
  };
}

/** The folder is the reader's own: what is wrong with it is told, and what says more. */
async function orRefuse<T>(call: ViewCall, { folder }: FolderRun, read: Promise<T>): Promise<T> {
  return await read.catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    const detail = `${printable(reason)}. More says: crucible validate ${printable(folder)}`;
    throw refuse(call, 500, 'internal', { detail: detail.slice(0, 8192).toWellFormed() });
  });
}
