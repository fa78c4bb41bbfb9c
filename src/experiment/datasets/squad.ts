import { readdir } from 'node:fs/promises';
import { printable } from '../../artifacts';
import type { DatasetFile } from '../../contract';
import { ExperimentError } from '../experiment-error';
import type { LoadedDataset } from '../experiment';
import { trainDevManifest, type DatasetOrigin } from './dataset-manifest';
import { readDatasetDocument, unreadable } from './read-dataset-file';
import { readArticles } from './squad-records';
import { SquadSplits, type SquadData, type SquadSplit } from './squad-splits';

/** A file, and the split it holds; null when its articles are dealt to both. */
interface SquadFile {
  readonly path: string;
  readonly split: SquadSplit | null;
}

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

const HELP =
  "the folder must hold SQuAD 1.1's two files, such as train-v1.1.json and dev-v1.1.json, or one file in its format";

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
  for (const { path, split } of await findFiles(folder)) {
    const { file, record } = await readDatasetDocument({ folder, path, help: HELP });
    const articles = readArticles(record, ids);
    splits.add(record, articles, split);
    const num_records = articles.reduce((sum, { questions }) => sum + questions.length, 0);
    files.push({ ...file, split, num_records });
  }
  const manifest = trainDevManifest(origin ?? originOf(files), files, ids.size);
  return { data: splits.data, manifest };
}

async function findFiles(folder: string): Promise<SquadFile[]> {
  const entries = await readdir(folder).catch((error: unknown) => {
    throw unreadable(folder, error, HELP);
  });
  const names = entries.filter((name) => name.endsWith('.json')).sort();
  const [train, ...otherTrain] = names.filter((name) => name.startsWith('train'));
  const [dev, ...otherDev] = names.filter((name) => name.startsWith('dev'));
  if (train && dev && otherTrain.length + otherDev.length === 0) {
    return [
      { path: train, split: 'train' },
      { path: dev, split: 'dev' },
    ];
  }
  const [only, ...others] = names;
  if (only && others.length === 0 && !train && !dev) return [{ path: only, split: null }];
  const found = names.length === 0 ? 'no *.json' : printable(names.join(', ').slice(0, 200));
  const message = `${folder}: expected one train*.json and one dev*.json, or a single *.json, found ${found}`;
  throw new ExperimentError('invalid_data', message, HELP);
}

function originOf(files: readonly DatasetFile[]): DatasetOrigin {
  return files.every(({ sha256 }) => sha256 === XQUAD_EN) ? OFFICIAL : UNKNOWN;
}
