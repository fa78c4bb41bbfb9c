import { existsSync, statSync } from 'node:fs';
import { documentOfFile, TargetError, targetsInFolder, targetsOf, type Target } from '../artifacts';

/**
 * What a path of the command line stands for: `-` is standard input, a pattern is what it matches.
 * Of a pattern's matches, only those that hold something to check are taken: every document by its
 * name, or every file when `anyFile` (because `--as` says what they hold).
 *
 * @throws TargetError when there is nothing to check
 */
export async function expandPath(path: string, anyFile: boolean): Promise<Target[]> {
  if (path === '-') return [{ kind: 'file', path }];
  if (!/[*?[{]/.test(path) || existsSync(path)) return targetsOf(path);
  // Loaded when used: a path is seldom a pattern.
  const { glob } = await import('tinyglobby');
  const matches = await glob(path, {
    onlyFiles: false,
    expandDirectories: false,
    followSymbolicLinks: false,
  });
  if (matches.length === 0) throw new TargetError(`${path}: nothing matches`);
  const targets = matches.sort().flatMap((match) => ofMatch(match.replace(/\/$/, ''), anyFile));
  if (targets.length === 0) throw new TargetError(`${path}: no run folder and no document matches`);
  return targets;
}

function ofMatch(match: string, anyFile: boolean): Target[] {
  const isFolder = statSync(match, { throwIfNoEntry: false })?.isDirectory();
  if (!isFolder) return anyFile || documentOfFile(match) ? targetsOf(match) : [];
  return targetsInFolder(match);
}
