import { datasetHash } from '../../artifacts';
import { SCHEMA_VERSIONS, type DatasetFile } from '../../contract';
import type { LoadedDataset } from '../experiment';
import { readDatasetFile, type DatasetContent } from './read-dataset-file';
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

/** What the dataset manifest says of data, apart from what is counted and hashed. */
export interface DatasetOrigin {
  readonly name: string;
  readonly version: string;
  /** SPDX expression; `NOASSERTION` when nobody has said. */
  readonly license: string;
  readonly source: string;
}

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
  const corpus = await readDatasetFile(folder, 'corpus.jsonl', null);
  const train = await readDatasetFile(folder, 'claims_train.jsonl', 'train');
  const dev = await readDatasetFile(folder, 'claims_dev.jsonl', 'dev');
  const documents = byId(corpus, readDocument, ({ doc_id }) => doc_id, '/doc_id');
  const claims = (content: DatasetContent) => [
    ...byId(
      content,
      (record) => readClaim(record, documents),
      ({ id }) => id,
      '/id',
    ).values(),
  ];
  const data = { documents, train: claims(train), dev: claims(dev) };
  const files = [corpus.file, train.file, dev.file];
  const { name, version, license, source } = origin ?? originOf(files);
  return {
    data,
    manifest: {
      schema_version: SCHEMA_VERSIONS.dataset_manifest.version,
      name,
      version,
      split: 'train+dev',
      sha256: datasetHash(files),
      num_examples: data.train.length + data.dev.length,
      license,
      source,
      files,
    },
  };
}

function originOf(files: readonly DatasetFile[]): DatasetOrigin {
  const isOfficial = Object.entries(OFFICIAL_CLAIMS).every(([path, sha256]) =>
    files.some((file) => file.path === path && file.sha256 === sha256),
  );
  return isOfficial ? OFFICIAL : UNKNOWN;
}

function byId<T>(
  { records }: DatasetContent,
  read: (record: DatasetContent['records'][number]) => T,
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
