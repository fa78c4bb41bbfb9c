import type { DatasetFile } from '../../contract';
import type { LoadedDataset } from '../experiment';
import { trainDevManifest, type DatasetOrigin } from './dataset-manifest';
import { findSquadFiles } from './find-squad-files';
import { readDatasetDocument } from './read-dataset-file';
import { readArticles } from './squad-records';
import { SquadSplits, type SquadData } from './squad-splits';

/** SHA-256 of `xquad.en.json`: questions of SQuAD's dev set over 48 articles. */
const XQUAD_EN = 'e4c57d1c9143aaa1c5d265ba5987a65f4e69528d2a98f29d6e75019b10344f29';

const OFFICIAL: DatasetOrigin = {
  name: 'xquad_en',
  version: '1.1',
  license: 'CC-BY-SA-4.0',
  source: 'https://github.com/google-deepmind/xquad',
};

const UNKNOWN: DatasetOrigin = {
  name: 'squad_format',
  version: 'unversioned',
  license: 'NOASSERTION',
  source: "files given by the caller, in SQuAD's format; not XQuAD's published English file",
};

/**
 * Reads questions in the format of SQuAD 1.1 (Rajpurkar et al. 2016, SQuAD: 100,000+ Questions for
 * Machine Comprehension of Text): `train*.json` and `dev*.json` of a folder, or the one `*.json` that
 * it holds. One file is split by article: the first, third, fifth … article is train, the rest dev.
 *
 * @param origin where the data comes from; default: XQuAD's English part (Artetxe et al. 2020) when
 * the hash is its, otherwise unknown
 * @throws ExperimentError `invalid_data` with file, line and column at the first thing that is wrong
 */
export async function loadSquad(
  folder: string,
  origin?: DatasetOrigin,
): Promise<LoadedDataset<SquadData>> {
  const splits = new SquadSplits();
  const files: DatasetFile[] = [];
  const ids = new Set<string>();
  for (const source of await findSquadFiles(folder)) {
    const { split } = source;
    const { file, record } = await readDatasetDocument(source);
    const articles = readArticles(record, ids);
    splits.add(record, articles, split);
    const num_records = articles.reduce((sum, { questions }) => sum + questions.length, 0);
    files.push({ ...file, split, num_records });
  }
  const manifest = trainDevManifest(origin ?? originOf(files), files, ids.size);
  return { data: splits.data, manifest };
}

function originOf(files: readonly DatasetFile[]): DatasetOrigin {
  return files.every(({ sha256 }) => sha256 === XQUAD_EN) ? OFFICIAL : UNKNOWN;
}
