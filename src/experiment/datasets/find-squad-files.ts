import { readdir } from 'node:fs/promises';
import { path as contractPath } from '../../../generated/shapes';
import { printable } from '../../artifacts';
import { ExperimentError } from '../experiment-error';
import { unreadable, type DatasetPath } from './read-dataset-file';
import type { SquadSplit } from './squad-splits';

/** A file, and the split it holds; null when its articles are dealt to both. */
export interface SquadFile extends DatasetPath {
  readonly split: SquadSplit | null;
}

const HELP =
  "the folder must hold SQuAD 1.1's two files, such as train-v1.1.json and dev-v1.1.json, or one file in its format";

/**
 * The `train*.json` and `dev*.json` of a folder, or the one `*.json` in it. Hidden files do not
 * count.
 *
 * @throws ExperimentError `invalid_data` when the folder cannot be read, when it is not clear which
 * files are meant, or when the manifest of a run cannot name one
 */
export async function findSquadFiles(folder: string): Promise<SquadFile[]> {
  const entries = await readdir(folder).catch((error: unknown) => {
    throw unreadable(folder, error, HELP);
  });
  const names = entries.filter((name) => name.endsWith('.json') && !name.startsWith('.')).sort();
  const files = choose(names);
  if (!files) {
    const found = names.length === 0 ? 'no *.json' : shown(names.join(', '));
    const message = `${folder}: expected one train*.json and one dev*.json, or a single *.json, found ${found}`;
    throw new ExperimentError('invalid_data', message, HELP);
  }
  const unnamable = files.find(({ path }) => !contractPath.pattern.test(path));
  if (unnamable) {
    const message = `${folder}: expected names of letters, digits, '.', '_' and '-', found ${shown(unnamable.path)}`;
    throw new ExperimentError('invalid_data', message, 'rename the file');
  }
  return files.map((file) => ({ folder, help: HELP, ...file }));
}

function choose(names: readonly string[]): Pick<SquadFile, 'path' | 'split'>[] | undefined {
  const [train, ...otherTrain] = names.filter((name) => name.startsWith('train'));
  const [dev, ...otherDev] = names.filter((name) => name.startsWith('dev'));
  if (train && dev && otherTrain.length + otherDev.length === 0) {
    return [
      { path: train, split: 'train' },
      { path: dev, split: 'dev' },
    ];
  }
  const [only, ...others] = names;
  const isAlone = only && others.length === 0 && !train && !dev;
  return isAlone ? [{ path: only, split: null }] : undefined;
}

function shown(names: string): string {
  return printable(names.slice(0, 200));
}
