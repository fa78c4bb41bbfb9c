import type { AddressInfo } from 'node:net';
import type { MLExperiment } from '../experiment';
import { readPage } from '../page-files';
import { Streams } from '../streams';
import { openDatabase, type Database, type DatabasePlace } from './database';
import { JobQueue } from './queue';
import { Registry } from './registry';
import { createServer, RateLimit } from './server';
import { JobStore } from './store';
import { ApiTokenError, ApiTokens, SCOPES, StreamKeys } from './tokens';
import { Worker, type WorkerOptions } from './worker';

/** Jobs that may wait at a time. */
const QUEUE_LIMIT = 1000;
/** What a token may send. */
const QUOTA = { requests: 600, windowS: 60 };

/** How long the worker of a service that stops waits for its jobs, in milliseconds. */
const GRACE_MS = 2000;

/** Where a service runs, and what it serves. */
export interface ServiceOptions extends Pick<WorkerOptions, 'backend' | 'cacheDir'> {
  readonly database: DatabasePlace;
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Folder of the runs. */
  readonly artifacts: string;
  /** What may be asked for. */
  readonly experiments: readonly MLExperiment[];
  /** Jobs that this process runs at a time; 0: none, workers do. */
  readonly concurrency: number;
  /** Told of every fault that is answered 500, without a secret. */
  readonly tell: (line: string) => void;
}

/** A service that answers. */
export interface RunningService {
  readonly url: string;
  /** Whether it serves the page at its URL. */
  readonly hasPage: boolean;
  /** A token with every scope, on a database that has never had one; told once. */
  readonly firstToken: string | undefined;
  /**
   * Refuses new requests, ends the streams, and waits for what it is answering. Jobs that are not
   * done soon are handed back.
   *
   * @returns the jobs that do not stop, and keep the process alive
   */
  readonly stop: () => Promise<readonly string[]>;
}

/**
 * Starts the service of `openapi.yaml`.
 *
 * @throws DatabaseError when the database cannot be opened; Error with a `code` when it cannot listen
 */
export async function startService(options: ServiceOptions): Promise<RunningService> {
  const database = await openDatabase(options.database);
  try {
    return await serve(database, options);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function serve(database: Database, options: ServiceOptions): Promise<RunningService> {
  const { artifacts, experiments, host, port, tell } = options;
  const registry = new Registry(experiments);
  const page = await readPage();
  const queue = await JobQueue.open(database);
  const tokens = new ApiTokens(database);
  let isStopping = false;
  const app = createServer(
    {
      experiments: registry.list,
      jobs: new JobStore(database, {
        check: (request) => registry.check(request),
        queueLimit: QUEUE_LIMIT,
        onCreated: (sql, jobId) => queue.add(sql, jobId),
      }),
      tokens,
      keys: new StreamKeys(database),
      streams: new Streams(),
      rate: new RateLimit(QUOTA),
      artifacts,
      page,
      isStopping: () => isStopping,
    },
    tell,
  );
  await app.listen({ host, port });
  const worker =
    options.concurrency > 0
      ? await Worker.start({ ...options, database, queue, registry })
      : undefined;
  // Of a server on TCP the address is no text.
  const { port: listening } = app.server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${listening}`,
    hasPage: page !== undefined,
    firstToken: await mintFirst(database, tokens),
    async stop() {
      isStopping = true;
      const [left = []] = await Promise.all([worker?.stop(GRACE_MS), app.close()]);
      await queue.close();
      await database.close();
      return left;
    },
  };
}

/** Where there has never been a token; of servers that start at the same time one mints it. */
async function mintFirst(database: Database, tokens: ApiTokens): Promise<string | undefined> {
  if ((await database.query('SELECT FROM crucible.api_token LIMIT 1')).length > 0) return undefined;
  return await tokens.mint('admin', SCOPES).catch((error: unknown) => {
    if (error instanceof ApiTokenError) return undefined;
    throw error;
  });
}
