import { relative } from 'node:path';
import {
  checkFile,
  checkFileInside,
  checkRun,
  distinctTargets,
  documentOfFile,
  NO_SINK,
  TargetError,
  type EngineName,
  type FileProblem,
  type Target,
} from '../artifacts';
import { VALIDATORS, type DocumentName, type Profile } from '../contract';
import { Recomputation } from '../report';
import { explain } from './explain';
import { expandPath } from './expand-path';
import { Output } from './output';
import { standardOutput } from './standard-output';
import { writeError } from './standard-error';
import { createRenderer, type FormatName } from './render';

/** Options of `crucible validate`, as commander reads them. */
export interface ValidateOptions {
  readonly profile: Profile;
  readonly as?: string;
  readonly format: FormatName;
  readonly maxProblems: number;
  readonly quiet?: boolean;
  readonly engine: EngineName;
  /** Checks nothing, and tells what is checked as bytes. */
  readonly explain?: boolean;
}

interface Check {
  readonly name: string;
  readonly problems: AsyncIterable<Iterable<FileProblem>>;
}

/** `crucible validate`: 0 when nothing is wrong, 1 when something is, 2 when a path cannot be checked. */
export async function validate(
  paths: readonly string[],
  options: ValidateOptions,
): Promise<number> {
  try {
    const as = options.as === undefined ? undefined : documentNamed(options.as);
    if (options.explain) {
      standardOutput().write(explain(options, as));
      return 0;
    }
    const expanded: Target[] = [];
    for (const path of paths) expanded.push(...(await expandPath(path, as !== undefined)));
    const targets = distinctTargets(expanded);
    // Every mistake of usage is known before anything is printed.
    const checks = targets.map((target) => checkOf(target, as, options));
    const problems = await print(checks, options);
    await writeError(summary(checks.length, problems, options));
    return problems > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof TargetError) && !isSystemError(error)) throw error;
    await writeError(`crucible validate: ${error.message}\n`);
    return 2;
  }
}

/** So many problems make it worth while to bound what the garbage collector keeps free. */
const MANY = 10_000;

/**
 * Of millions of problems none is kept, but V8 would let the room for new objects grow to 48 MB for
 * them. Where it has no such flag, nothing changes.
 */
async function keepYoungGenerationSmall(): Promise<void> {
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString('--semi-space-growth-factor=1');
}

/** Prints the problems of every check and counts them all, shown or not. */
async function print(
  checks: readonly Check[],
  { format, maxProblems, quiet = false }: ValidateOptions,
): Promise<number> {
  const renderer = createRenderer(format);
  const output = new Output(standardOutput);
  let count = 0;
  /** Goes on until there is something to see to; false when it is at the end. */
  const gather = (problems: Iterator<FileProblem>): boolean => {
    for (let next = problems.next(); !next.done; next = problems.next()) {
      count++;
      if (count > maxProblems) renderer.omitted();
      else if (!quiet) output.add(renderer.problem(next.value));
      if (output.isFull || count === MANY) return true;
    }
    return false;
  };
  for (const { name, problems } of checks) {
    renderer.target(name);
    for await (const batch of problems) {
      const rest = batch[Symbol.iterator]();
      while (gather(rest)) {
        if (count === MANY) await keepYoungGenerationSmall();
        await output.flush();
      }
      await output.flush();
    }
  }
  if (!quiet) output.add(renderer.end());
  await output.flush();
  return count;
}

function checkOf(
  { kind, path, folder }: Target,
  as: DocumentName | undefined,
  { profile, engine }: ValidateOptions,
): Check {
  if (kind === 'run') {
    const observer = new Recomputation(path);
    return { name: path, problems: checkRun(path, profile, { observer, engine }) };
  }
  const document = as ?? documentOfFile(path);
  if (!document) {
    throw new TargetError(
      `${path}: its name does not say what it holds; add --as <document>, one of ${DOCUMENTS}`,
    );
  }
  const how = { document, profile, engine };
  if (folder !== undefined) {
    const name = relative(folder, path);
    return { name: path, problems: checkFileInside(folder, name, how, NO_SINK) };
  }
  const isStdin = path === '-';
  const file = isStdin ? '<stdin>' : path;
  const source = isStdin ? (process.stdin as AsyncIterable<Uint8Array>) : undefined;
  return { name: file, problems: checkFile({ file, ...how }, source, NO_SINK) };
}

const DOCUMENTS = Object.keys(VALIDATORS).join(', ');

function documentNamed(name: string): DocumentName {
  if (Object.hasOwn(VALIDATORS, name)) return name as DocumentName;
  throw new TargetError(`--as ${name}: not a document; use one of ${DOCUMENTS}`);
}

function summary(
  targets: number,
  problems: number,
  { maxProblems, quiet }: ValidateOptions,
): string {
  const hidden = problems > maxProblems && !quiet ? `, ${problems - maxProblems} not shown` : '';
  return `checked ${targets}: ${problems} problem${problems === 1 ? '' : 's'}${hidden}\n`;
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}
