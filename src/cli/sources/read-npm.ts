import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { CompatError, type FileTree } from '../../compat';
import { readArchive } from './read-archive';
import { runTool } from './run-tool';

/** A name as npm allows it, with a scope or without, and a range or tag. */
const SPEC =
  /^(?<name>(?:@[a-z0-9~][\w.~-]*\/)?[a-z0-9~][\w.~-]*)(?:@(?<range>[\w.^~<>=|* -]{1,128}))?$/;

const HELP = 'Write npm:NAME or npm:NAME@RANGE, and check that npm can reach its registry.';

/**
 * The latest published version of a package that a range allows; `latest` when none is given.
 *
 * @throws CompatError when the name or range is none, or no version is there
 */
export async function latestVersion(spec: string): Promise<string> {
  const { name, range } = parsed(spec);
  const latest = (await view(`${name}@${range}`, 'version')).at(-1);
  if (latest === undefined) throw new CompatError(`npm:${spec}: no version is published`, HELP);
  return latest;
}

/** All published versions of a package, oldest first, but for those before a release. */
export async function publishedVersions(spec: string): Promise<string[]> {
  const versions = await view(parsed(spec).name, 'versions');
  return versions.filter((version) => !version.includes('-'));
}

/** What npm says of a package, in the order of versions. */
async function view(wanted: string, field: 'version' | 'versions'): Promise<string[]> {
  const args = ['view', '--json', '--', wanted, field];
  const text = (await runTool('npm', args, { help: HELP })).toString('utf8').trim();
  const answer: unknown = text === '' ? [] : JSON.parse(text);
  return [answer].flat().filter((version) => typeof version === 'string');
}

/** The contract inside of one published version. No script of the package is run. */
export async function readNpm(spec: string, version: string): Promise<FileTree> {
  const { name } = parsed(spec);
  const folder = mkdtempSync(join(tmpdir(), 'crucible-compat-'));
  try {
    const args = ['pack', '--json', '--ignore-scripts', '--', `${name}@${version}`];
    const text = (await runTool('npm', args, { cwd: folder, help: HELP })).toString('utf8');
    const file = basename(fileNameIn(text));
    return await readArchive(`npm:${name}@${version}`, readFileSync(join(folder, file)), 1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fileNameIn(text: string): string {
  const answer: unknown = JSON.parse(text);
  const first: unknown = Array.isArray(answer) ? answer[0] : undefined;
  const name = typeof first === 'object' && first !== null && 'filename' in first && first.filename;
  if (typeof name !== 'string') throw new CompatError('npm pack did not say what it wrote', HELP);
  // npm names the file of a scoped package as if it had none.
  return name.replace(/^@/, '').replaceAll('/', '-');
}

function parsed(spec: string): { name: string; range: string } {
  const { name, range = 'latest' } = SPEC.exec(spec)?.groups ?? {};
  if (name === undefined) throw new CompatError(`npm:${spec}: this is no name of a package`, HELP);
  return { name, range };
}
