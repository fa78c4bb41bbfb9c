import { readPage } from '../page-files';
import { serveLoopback, type LoopbackServer } from './replay/index';
import { interrupted, tell, tellMistake } from './service-process';
import { viewFolder, type FolderView } from './view/index';

/** Options of `crucible serve <folder>`, as commander reads them. */
export interface ServeFolderOptions {
  readonly host: string;
  readonly port: number;
}

/**
 * `crucible serve <folder>`: shows the runs of a folder until it is interrupted; 2 when there is none
 * or the port is taken. Nothing is written.
 */
export async function serveFolder(
  folder: string,
  { host, port }: ServeFolderOptions,
): Promise<number> {
  let view: FolderView;
  let server: LoopbackServer;
  const page = await readPage();
  try {
    view = await viewFolder(folder, tell);
    server = await serveLoopback(view.answer, port, { host, ...(page && { page }) });
  } catch (error) {
    return tellMistake('serve', error);
  }
  process.stdout.write(`${server.url}/#token=${view.token}\n`);
  tell(
    page
      ? 'Open the link in a browser. It is read-only, and whoever has it can read every run. Ctrl-C ends.'
      : 'The page was not built: the link is that of the API alone, its end the API token. Ctrl-C ends.',
  );
  await interrupted();
  await view.close();
  await server.close();
  return 0;
}
