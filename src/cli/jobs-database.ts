import { join } from 'node:path';

/** Where a command finds the database of the service. */
export interface DatabaseOptions {
  readonly dataDir: string;
  /** Default: `DATABASE_URL`; without it the one in the data folder. */
  readonly databaseUrl?: string;
}

/** The server's URL, or the folder of an embedded one. */
export function databasePlace({
  dataDir,
  databaseUrl = process.env['DATABASE_URL'],
}: DatabaseOptions): { readonly url: string } | { readonly folder: string } {
  return databaseUrl ? { url: databaseUrl } : { folder: join(dataDir, 'database') };
}

/**
 * The jobs service, loaded when it is used.
 *
 * @throws MissingPackage when `fastify` is not installed
 */
export async function importJobs() {
  return await import('../jobs').catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    const [, name] = /Cannot find (?:package|module) '([^'./][^']*)'/.exec(message) ?? [];
    throw name === undefined ? error : new MissingPackage(name);
  });
}

/** A package that only servers need is not installed. */
export class MissingPackage extends Error {
  override readonly name = 'MissingPackage';

  constructor(name: string) {
    super(`the service needs the package ${name}: npm install ${name}`);
  }
}
