import { text } from 'node:stream/consumers';
import { printable } from '../artifacts';
import type { Database, Scope } from '../jobs';
import { databasePlace, importJobs, MissingPackage, type DatabaseOptions } from './jobs-database';

type Jobs = Awaited<ReturnType<typeof importJobs>>;

/** Options of `crucible token mint`. */
export interface MintOptions extends DatabaseOptions {
  readonly name?: string;
  readonly scope: readonly Scope[];
  readonly job?: string;
}

/** `crucible token mint`: prints a new API token, or the stream token of a job. */
export async function mintToken({ name, scope, job, ...where }: MintOptions): Promise<number> {
  if ((name === undefined) === (job === undefined))
    return refuse('name an API token with --name, or a job with --job for a stream token', 2);
  return await onDatabase(where, async (jobs, database) => {
    if (job !== undefined) return await mintForJob(jobs, database, job);
    const scopes = scope.length > 0 ? scope : jobs.SCOPES;
    return print(await new jobs.ApiTokens(database).mint(name ?? '', scopes));
  });
}

async function mintForJob(jobs: Jobs, database: Database, jobId: string): Promise<number> {
  const store = new jobs.JobStore(database, { check: () => [], queueLimit: 0 });
  const job = await store.get(jobId);
  if (!job) return refuse(`there is no job ${printable(jobId)}`, 1);
  const { run_id, experiment_id: exp_id } = job;
  if (run_id === null) return refuse(`the job ${jobId} has no run yet`, 1);
  const keys = new jobs.StreamKeys(database);
  return print((await jobs.mintStreamToken(keys, { run_id, exp_id })).token);
}

/** `crucible token verify`: says what a token is; 1 when the service would refuse it, and why. */
export async function verifyToken(given: string, where: DatabaseOptions): Promise<number> {
  const token = (given === '-' ? await text(process.stdin) : given).trim();
  return await onDatabase(where, async (jobs, database) => {
    if (token.startsWith('crucible_')) {
      const found = await new jobs.ApiTokens(database).authenticate(token);
      if (!found) return refuse('The API token is not known or was revoked.', 1);
      return print(`API token ${found.name}: ${found.scopes.join(', ') || 'no scope'}`);
    }
    try {
      const { run_id, exp_id, exp } = await jobs.verifyStreamToken(
        new jobs.StreamKeys(database),
        token,
      );
      const until = new Date(exp * 1000).toISOString();
      return print(`stream token of run ${run_id} (${exp_id}), until ${until}`);
    } catch (error) {
      if (error instanceof jobs.StreamTokenError) return refuse(error.message, 1);
      throw error;
    }
  });
}

/** `crucible token revoke`: 1 when no token has the name. */
export async function revokeToken(name: string, where: DatabaseOptions): Promise<number> {
  return await onDatabase(where, async (jobs, database) => {
    const isRevoked = await new jobs.ApiTokens(database).revoke(name);
    return isRevoked ? 0 : refuse(`no token is called ${printable(name)}`, 1);
  });
}

/** `crucible token list`: a line for each token that is not revoked: its name and its scopes. */
export async function listTokens(where: DatabaseOptions): Promise<number> {
  return await onDatabase(where, async (jobs, database) => {
    for (const { name, scopes } of await new jobs.ApiTokens(database).list())
      print(`${name}\t${scopes.join(',')}`);
    return 0;
  });
}

/** Also on the folder of a service that is running. */
async function onDatabase(
  where: DatabaseOptions,
  act: (jobs: Jobs, database: Database) => Promise<number>,
): Promise<number> {
  let database: Database | undefined;
  try {
    const jobs = await importJobs();
    const place = databasePlace(where);
    database = await ('url' in place
      ? jobs.openDatabase(place)
      : jobs.openFolderInUse(place.folder));
    return await act(jobs, database);
  } catch (error) {
    if (!isMistake(error)) throw error;
    return refuse(`${error.message}${error.help ? `\n  ${error.help}` : ''}`, 2);
  } finally {
    await database?.close();
  }
}

function isMistake(error: unknown): error is Error & { readonly help?: string } {
  if (!(error instanceof Error)) return false;
  return error instanceof MissingPackage || ['DatabaseError', 'ApiTokenError'].includes(error.name);
}

function print(line: string): number {
  process.stdout.write(`${line}\n`);
  return 0;
}

function refuse(message: string, code: number): number {
  process.stderr.write(`crucible token: ${message}\n`);
  return code;
}
