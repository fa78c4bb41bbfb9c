import type { CrucibleClient } from '../../../client';
import {
  readHedgingMetrics,
  readPrediction,
  readReport,
  readVoteTrace,
  type Artifact,
  type HedgingMetrics,
  type Report,
} from '../../../contract';
import { byteWords } from '../../parts/byte-words';
import { checkDocument, checkLines, type RecordProblem } from './check';

/** A larger file is not loaded into a page. */
const LARGEST = 32_000_000;

/** What became of one file. */
export interface CheckedFile {
  readonly path: string;
  /** Documents that were checked; a count. */
  readonly documents: number;
  readonly problems: readonly RecordProblem[];
  /** Why it was not checked; null when it was. */
  readonly skipped: string | null;
}

/** The records of a run that has ended: those that are valid, and what is wrong with the others. */
export interface CheckedRecords {
  readonly report: Report | undefined;
  readonly hedging: HedgingMetrics | undefined;
  readonly files: readonly CheckedFile[];
}

/** Loads the records of a run and checks them with the validators of the contract. */
export async function checkRecords(
  client: CrucibleClient,
  jobId: string,
  artifacts: readonly Artifact[],
  signal: AbortSignal,
): Promise<CheckedRecords> {
  const files: CheckedFile[] = [];
  let [report, hedging]: [Report | undefined, HedgingMetrics | undefined] = [undefined, undefined];
  const check = async (
    path: string,
    run: (text: string) => Promise<Pick<CheckedFile, 'documents' | 'problems'>>,
  ) => {
    const artifact = artifacts.find((one) => one.path === path);
    if (!artifact || signal.aborted) return;
    const loaded = await load(client, jobId, artifact, signal);
    if ('text' in loaded) files.push({ path, ...(await run(loaded.text)), skipped: null });
    else files.push({ path, documents: 0, problems: [], ...loaded });
  };
  await check('report.json', (text) => {
    const { value, problems } = checkDocument('report.json', text, readReport);
    report = value;
    return Promise.resolve({ documents: 1, problems });
  });
  await check('hedging_metrics.json', (text) => {
    const { value, problems } = checkDocument('hedging_metrics.json', text, readHedgingMetrics);
    hedging = value;
    return Promise.resolve({ documents: 1, problems });
  });
  await check('votes.jsonl', (text) => checkLines('votes.jsonl', text, readVoteTrace, signal));
  await check('predictions.jsonl', (text) =>
    checkLines('predictions.jsonl', text, readPrediction, signal),
  );
  return { report, hedging, files };
}

async function load(
  client: CrucibleClient,
  jobId: string,
  { path, bytes }: Artifact,
  signal: AbortSignal,
): Promise<{ readonly text: string } | { readonly skipped: string }> {
  if (bytes > LARGEST) return { skipped: `it has ${byteWords(bytes)}, too many for a page` };
  const params = { path: { id: jobId, path } };
  const { data, error } = await client.GET('/v1/jobs/{id}/artifacts/{path}', {
    params,
    parseAs: 'text',
    signal,
  });
  return error ? { skipped: error.detail ?? error.title } : { text: data };
}
