import type { DatasetFile } from '../../contract';
import type { LoadedDataset } from '../experiment';
import { trainDevManifest, type DatasetOrigin } from './dataset-manifest';
import { readDatasetLines, type DatasetLines } from './read-dataset-file';
import {
  readClaim,
  readDocument,
  type SciFactClaim,
  type SciFactDocument,
} from './scifact-records';

/** Claims in two splits, and the abstracts they cite. */
export interface SciFactData {
  readonly documents: ReadonlyMap<string, SciFactDocument>;
  readonly train: readonly SciFactClaim[];
  readonly dev: readonly SciFactClaim[];
}

const HELP = 'the folder must hold corpus.jsonl, claims_train.jsonl and claims_dev.jsonl';

/** SHA-256 of allenai/scifact's claim files, which are small and do not vary between releases. */
const OFFICIAL_CLAIMS: Readonly<Record<string, string>> = {
  'claims_train.jsonl': 'f4c8fa82d8bd0653a9cc8d61a6ea48c25eacea64e90af5dbf390ebb1b74372f0',
  'claims_dev.jsonl': '86f0435d08fdb65d1aa41d1472684f57e6e71930626497bdf4d7a9ec1a632217',
};

const OFFICIAL: DatasetOrigin = {
  name: 'scifact',
  version: '1.0',
  license: 'CC-BY-4.0 AND ODC-By-1.0',
  source: 'https://github.com/allenai/scifact',
};

const UNKNOWN: DatasetOrigin = {
  name: 'scifact_format',
  version: 'unversioned',
  license: 'NOASSERTION',
  source: "files given by the caller, in SciFact's format; not its published claims",
};

/**
 * Reads `corpus.jsonl`, `claims_train.jsonl` and `claims_dev.jsonl` of a folder in SciFact's format
 * (Wadden et al. 2020, Fact or Fiction: Verifying Scientific Claims).
 *
 * @param origin where the data comes from; default: SciFact when the claims' hashes are SciFact's
 * @throws ExperimentError `invalid_data` with file, line and column at the first thing that is wrong
 */
export async function loadSciFact(
  folder: string,
  origin?: DatasetOrigin,
): Promise<LoadedDataset<SciFactData>> {
  const read = (path: string, split: string | null) =>
    readDatasetLines({ folder, path, help: HELP }, split);
  const corpus = await read('corpus.jsonl', null);
  const train = await read('claims_train.jsonl', 'train');
  const dev = await read('claims_dev.jsonl', 'dev');
  const documents = byId(corpus, readDocument, ({ doc_id }) => doc_id, '/doc_id');
  const claims = (content: DatasetLines) => [
    ...byId(
      content,
      (record) => readClaim(record, documents),
      ({ id }) => id,
      '/id',
    ).values(),
  ];
  const data = { documents, train: claims(train), dev: claims(dev) };
  const files = [corpus.file, train.file, dev.file];
  const size = data.train.length + data.dev.length;
  return { data, manifest: trainDevManifest(origin ?? originOf(files), files, size) };
}

function originOf(files: readonly DatasetFile[]): DatasetOrigin {
  const isOfficial = Object.entries(OFFICIAL_CLAIMS).every(([path, sha256]) =>
    files.some((file) => file.path === path && file.sha256 === sha256),
  );
  return isOfficial ? OFFICIAL : UNKNOWN;
}

function byId<T>(
  { records }: DatasetLines,
  read: (record: DatasetLines['records'][number]) => T,
  idOf: (item: T) => string,
  pointer: string,
): Map<string, T> {
  const found = new Map<string, T>();
  for (const record of records) {
    const item = read(record);
    if (found.has(idOf(item)))
      throw record.wrong(pointer, 'an id that no earlier line has', idOf(item));
    found.set(idOf(item), item);
  }
  return found;
}
