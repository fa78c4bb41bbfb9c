import { globSync } from 'tinyglobby';
import {
  checkFile,
  checkRun,
  documentOfFile,
  TargetError,
  targetsOf,
  type FileProblem,
  type Target,
} from '../artifacts';
import { VALIDATORS, type DocumentName, type Profile } from '../contract';
import { github, jsonLine, pretty, type Render } from './render';

/** Options of `crucible validate`, as commander reads them. */
export interface ValidateOptions {
  readonly profile: Profile;
  readonly as?: string;
  readonly format: 'pretty' | 'json' | 'github';
  readonly maxProblems: number;
  readonly quiet?: boolean;
}

/** `crucible validate`: 0 when nothing is wrong, 1 when something is, 2 when a path cannot be checked. */
export async function validate(
  paths: readonly string[],
  options: ValidateOptions,
): Promise<number> {
  const render = renderer(options.format);
  let problems = 0;
  try {
    const targets = paths.flatMap(expand);
    for (const target of targets) {
      for await (const problem of problemsOf(target, options)) {
        problems++;
        if (problems <= options.maxProblems && !options.quiet)
          process.stdout.write(render(problem));
      }
    }
    summarize(targets.length, problems, options);
    return problems > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof TargetError) && !isSystemError(error)) throw error;
    process.stderr.write(`crucible validate: ${error.message}\n`);
    return 2;
  }
}

function renderer(format: ValidateOptions['format']): Render {
  if (format === 'json') return jsonLine;
  if (format === 'github') return github;
  return pretty(process.stdout.isTTY && !process.env['NO_COLOR']);
}

function expand(path: string): Target[] {
  if (path === '-') return [{ kind: 'file', path }];
  if (!/[*?[{]/.test(path)) return targetsOf(path);
  const matches = globSync(path, { onlyFiles: false, followSymbolicLinks: false }).sort();
  if (matches.length === 0) throw new TargetError(`${path}: nothing matches`);
  return matches.flatMap((match) => targetsOf(match.replace(/\/$/, '')));
}

function problemsOf(target: Target, { as, profile }: ValidateOptions): AsyncGenerator<FileProblem> {
  if (target.kind === 'run') return checkRun(target.path, profile);
  const isStdin = target.path === '-';
  const document = as === undefined ? documentOfFile(target.path) : documentNamed(as);
  if (!document) {
    throw new TargetError(
      `${target.path}: its name does not say what it holds; add --as <document>, one of ${Object.keys(VALIDATORS).join(', ')}`,
    );
  }
  const file = isStdin ? '<stdin>' : target.path;
  const source = isStdin ? (process.stdin as AsyncIterable<Uint8Array>) : undefined;
  return checkFile({ file, document, profile }, source, () => []);
}

function documentNamed(name: string): DocumentName {
  if (Object.hasOwn(VALIDATORS, name)) return name as DocumentName;
  throw new TargetError(
    `--as ${name}: not a document; use one of ${Object.keys(VALIDATORS).join(', ')}`,
  );
}

function summarize(
  targets: number,
  problems: number,
  { maxProblems, quiet }: ValidateOptions,
): void {
  const hidden = problems > maxProblems && !quiet ? `, ${problems - maxProblems} not shown` : '';
  process.stderr.write(
    `checked ${targets}: ${problems} problem${problems === 1 ? '' : 's'}${hidden}\n`,
  );
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}
