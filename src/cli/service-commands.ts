import { InvalidArgumentError, Option, type Command } from 'commander';
import type { DatabaseOptions } from './jobs-database';
import { port } from './port-option';
import type { ServeCommandOptions } from './serve';
import type { MintOptions } from './token';
import type { WorkerCommandOptions } from './worker';

const DATA_DIR = '.crucible';
const SCOPES = ['jobs:read', 'jobs:write', 'artifacts:read'];

/** Adds `crucible serve`, `crucible worker` and `crucible token`. */
export function addServiceCommands(program: Command): void {
  addServe(program);
  addWorker(program);
  const token = program
    .command('token')
    .description('make, look at and revoke the tokens of a service');
  addMint(token);
  onDatabase(token.command('verify'))
    .description('say what a token is, or why the service refuses it')
    .argument('<token>', 'an API token or a stream token; - reads it from standard input')
    .addHelpText('after', '\nExit codes: 0 good, 1 refused, 2 usage or no database')
    .action(async (text: string, options: DatabaseOptions) => {
      const { verifyToken } = await import('./token');
      process.exitCode = await verifyToken(text, options);
    });
  onDatabase(token.command('revoke'))
    .description('revoke an API token: it opens nothing from now on')
    .argument('<name>', 'name of the token')
    .addHelpText('after', '\nExit codes: 0 revoked, 1 no such token, 2 usage or no database')
    .action(async (name: string, options: DatabaseOptions) => {
      const { revokeToken } = await import('./token');
      process.exitCode = await revokeToken(name, options);
    });
  onDatabase(token.command('list'))
    .description('list the API tokens that are not revoked: name and scopes')
    .action(async (options: DatabaseOptions) => {
      const { listTokens } = await import('./token');
      process.exitCode = await listTokens(options);
    });
}

function addServe(program: Command): void {
  onRuns(onDatabase(program.command('serve')))
    .description(
      'serve the jobs API of openapi.yaml, with a database of its own unless one is named; of a folder, show its runs',
    )
    .argument('[folder]', 'a run, or a folder of runs, to look at: read-only, without a database')
    .option('--host <host>', 'address to listen on', '127.0.0.1')
    .option('--port <port>', 'port to listen on; 0 for any that is free', port, 8787)
    .addHelpText(
      'after',
      '\nPrints its URL, which in a browser is a page, and, on a database that has never had one, a token with every scope; of a folder, a link with a token that reads.\n\nExit codes: 0 interrupted, 2 usage, a folder without runs, or a database, a bucket or a port that cannot be had\n\nExamples:\n  crucible serve\n  crucible serve artifacts/crucible\n  crucible serve --port 8080 --data-dir /var/lib/crucible\n  crucible serve --database-url postgres://db.internal/crucible --artifacts /mnt/runs',
    )
    .action(async (folder: string | undefined, options: ServeCommandOptions, command: Command) => {
      if (folder === undefined) {
        const { serve } = await import('./serve');
        process.exitCode = await serve(options);
      } else {
        refuseOthers(command, ['host', 'port']);
        const { serveFolder } = await import('./serve-folder');
        process.exitCode = await serveFolder(folder, options);
      }
    });
}

/** A folder is shown with these options alone: another one would do nothing. */
function refuseOthers(command: Command, known: readonly string[]): void {
  for (const option of command.options) {
    const name = option.attributeName();
    if (!known.includes(name) && command.getOptionValueSource(name) === 'cli')
      command.error(`error: option '${option.flags}' does not go with a folder`);
  }
}

function addWorker(program: Command): void {
  onRuns(onDatabase(program.command('worker')))
    .description('run the jobs of a service; any number of workers share a PostgreSQL server')
    .option(
      '--grace <seconds>',
      'how long it waits for its jobs when it is to stop; they are handed back then',
      wholeNumber,
      10,
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 interrupted, 2 usage, or a database or a bucket that cannot be had\n\nExamples:\n  crucible worker --database-url postgres://db.internal/crucible --artifacts /mnt/runs\n  crucible worker --database-url postgres://db.internal/crucible --artifact-store s3://runs/crucible --concurrency 4',
    )
    .action(async (options: WorkerCommandOptions) => {
      const { worker } = await import('./worker');
      process.exitCode = await worker(options);
    });
}

function addMint(token: Command): void {
  onDatabase(token.command('mint'))
    .description('make an API token, or the stream token of a job; it is printed this once')
    .option('--name <name>', 'name of the API token; it says who canceled a job')
    .addOption(
      new Option('--scope <scope...>', 'what the API token is good for; default: everything')
        .choices(SCOPES)
        .default([]),
    )
    .option('--job <id>', 'a job, for a token that opens its stream for five minutes')
    .addHelpText(
      'after',
      '\nExit codes: 0 made, 1 no such job or no run yet, 2 usage or no database\n\nExamples:\n  crucible token mint --name ci --scope jobs:read jobs:write\n  crucible token mint --job <job_id>',
    )
    .action(async (options: MintOptions) => {
      const { mintToken } = await import('./token');
      process.exitCode = await mintToken(options);
    });
}

function onDatabase(command: Command): Command {
  return command
    .option('--data-dir <dir>', 'folder of the service and its database', DATA_DIR)
    .option(
      '--database-url <url>',
      'a PostgreSQL server instead; default: DATABASE_URL, else the database in the data folder',
    );
}

/** What servers and workers of one service have in common. */
function onRuns(command: Command): Command {
  return command
    .option(
      '--artifacts <dir>',
      'folder of the runs, with --artifact-store of those in progress; default: artifacts in the data folder',
    )
    .option(
      '--artifact-store <url>',
      's3://bucket/prefix, for servers and workers that share no folder; credentials from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
    )
    .option('--s3-endpoint <url>', "an S3 server that is not Amazon's")
    .option(
      '--experiment <file>',
      "an experiment that may be asked for; may be given again; default: the package's examples",
      (file: string, earlier: readonly string[]) => [...earlier, file],
      [],
    )
    .option('--concurrency <n>', 'jobs that this process runs at a time', wholeNumber, 1)
    .option(
      '--cache-dir <dir>',
      'folder for vectors and weights that runs share; default: the cache folder of the user',
    );
}

function wholeNumber(text: string): number {
  if (/^\d{1,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('it must be a whole number from 0 to 99999.');
}
