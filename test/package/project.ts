import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An empty project of a user that has the package and nothing of this repository. */
export interface Project {
  readonly folder: string;
  /** Where the package lies in it. */
  readonly packageFolder: string;
  remove(): void;
}

/**
 * A project in which the packed package lies alone: what works here needs no dependency.
 *
 * @throws Error when `dist/` has not been built
 */
export function unpackedProject(): Project {
  const project = emptyProject();
  mkdirSync(project.packageFolder, { recursive: true });
  const unpack = ['-xzf', pack(project.folder), '--strip-components=1'];
  execFileSync('tar', [...unpack, '-C', project.packageFolder]);
  return project;
}

/**
 * A project into which npm installed the packed package, with its dependencies from the registry.
 *
 * @param peers optional peers to install beside it
 * @throws Error when `dist/` has not been built, or the registry cannot be reached
 */
export function installedProject(peers: readonly string[] = []): Project {
  const project = emptyProject();
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--silent'];
  const packages = [pack(project.folder), ...peers];
  execFileSync('npm', ['install', ...quiet, ...packages], { cwd: project.folder });
  return project;
}

function emptyProject(): Project {
  if (!existsSync('dist/index.d.cts') || !existsSync('dist/runtime.d.ts'))
    throw new Error('dist/ is not complete: run npm run build first');
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'crucible-package-')));
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  return {
    folder,
    packageFolder: join(folder, 'node_modules', 'crucible-contracts'),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** Packs the package as npm would publish it; returns the tarball. */
function pack(destination: string): string {
  const options = ['--silent', '--ignore-scripts', '--pack-destination', destination];
  const name = execFileSync('npm', ['pack', ...options], { encoding: 'utf8' }).trim();
  return join(destination, name);
}
