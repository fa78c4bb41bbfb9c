import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  bumpBetween,
  CompatError,
  readContract,
  readSingle,
  type Contract,
  type FileTree,
} from '../../compat';
import { readArchive } from './read-archive';
import { readFile, readFolder } from './read-folder';
import { readGit, versionTags } from './read-git';
import { latestVersion, publishedVersions, readNpm } from './read-npm';

/**
 * The contracts that `--base` or `--head` names: a folder, a file, a tar archive, `git:REF` or
 * `npm:NAME@RANGE`. One, or with `all` every release of the same major version, oldest first.
 *
 * @throws CompatError when it is not there or cannot be read
 */
export async function readSource(source: string, all = false): Promise<Contract[]> {
  if (source.startsWith('git:')) return readRevisions(source.slice('git:'.length), all);
  if (source.startsWith('npm:')) return readReleases(source.slice('npm:'.length), all);
  const stats = statSync(source, { throwIfNoEntry: false });
  if (!stats) {
    const help = 'Name a folder, a file, a tar archive, git:REF or npm:NAME@RANGE.';
    throw new CompatError(`${source}: nothing is there`, help);
  }
  if (stats.isDirectory()) return readFolders(source, all);
  const bytes = readFile(source);
  if (!/\.(tgz|tar|tar\.gz)$/.test(source)) return [readSingle(source, bytes)];
  return [contractOf(source, await readArchive(source, bytes, 1))];
}

async function readRevisions(revision: string, all: boolean): Promise<Contract[]> {
  const read = async (one: string) => contractOf(`git:${one}`, await readGit(one));
  const contract = await read(revision);
  if (!all) return [contract];
  const tags = await versionTags();
  const version = tags.includes(revision) ? revision : contract.release?.version;
  if (version === undefined) {
    const help = 'Name a tag that is a version, as v1.2.3, or a revision with a package.json.';
    throw new CompatError(`git:${revision}: nothing says which major version it is of`, help);
  }
  const contracts: Contract[] = [];
  for (const tag of sameMajor(tags, version)) if (tag !== revision) contracts.push(await read(tag));
  return [...contracts, contract];
}

async function readReleases(spec: string, all: boolean): Promise<Contract[]> {
  const latest = await latestVersion(spec);
  const versions = all ? sameMajor(await publishedVersions(spec), latest) : [latest];
  const contracts: Contract[] = [];
  for (const version of versions) {
    contracts.push(contractOf(`npm:${spec} ${version}`, await readNpm(spec, version)));
  }
  return contracts;
}

/** A folder is a contract, or holds one a version: `1.0.0/`, `1.1.0/`. */
function readFolders(folder: string, all: boolean): Contract[] {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^v?\d+\.\d+\.\d+$/.test(entry.name))
    .map(({ name }) => name)
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const latest = names.at(-1);
  if (latest === undefined) return [contractOf(folder, readFolder(folder), `${folder}/`)];
  return (all ? sameMajor(names, latest) : [latest]).map((name) => {
    const path = join(folder, name);
    return contractOf(path, readFolder(path), `${path}/`);
  });
}

function contractOf(name: string, files: FileTree, prefix = `${name}:`): Contract {
  return readContract(name, files, prefix === './' ? '' : prefix);
}

/** Versions that are of one major version with the given one, before it or after. */
function sameMajor(versions: readonly string[], version: string): string[] {
  return versions.filter((one) => {
    const bumps = [bumpBetween(one, version), bumpBetween(version, one)];
    return !bumps.includes(undefined) && !bumps.includes('major');
  });
}
