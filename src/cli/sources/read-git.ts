import { CompatError, isContractFile, type FileTree } from '../../compat';
import { readArchive } from './read-archive';
import { runTool } from './run-tool';

const HELP = 'Name a commit, a branch or a tag of the repository in this folder; fetch it first.';

/**
 * The contract as a revision of the repository of this folder has it; of a subfolder, that part.
 *
 * @throws CompatError when git does not know the revision
 */
export async function readGit(revision: string): Promise<FileTree> {
  refuseOption(revision);
  const verify = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  const commit = (await runTool('git', verify, { help: HELP })).toString('utf8').trim();
  // Forty digits now: nothing that git could take for an option or for another thing.
  const list = ['ls-tree', '-r', '-z', '--name-only', commit];
  const names = (await runTool('git', list, { help: HELP })).toString('utf8').split('\0');
  const files = names.filter(isContractFile);
  if (files.length === 0) return new Map();
  const pack = ['archive', '--format=tar', commit, '--', ...files];
  return readArchive(`git:${revision}`, await runTool('git', pack, { help: HELP }), 0);
}

/**
 * Tags of the repository that are versions, oldest first.
 *
 * @throws CompatError when this folder is in no repository
 */
export async function versionTags(): Promise<string[]> {
  const args = ['tag', '--list', '--sort=version:refname'];
  const tags = (await runTool('git', args, { help: HELP })).toString('utf8').split('\n');
  return tags.filter((tag) => /^v?\d+\.\d+\.\d+$/.test(tag));
}

function refuseOption(revision: string): void {
  if (revision.startsWith('-') || revision === '')
    throw new CompatError(`git:${revision}: this is no revision`, HELP);
}
