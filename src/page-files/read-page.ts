import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { pageFile, type PageFile } from './page-file';

/** The page's files by the path of a request. */
const FILES = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/assets/app.js': ['app.js', 'text/javascript; charset=utf-8'],
  '/assets/app.css': ['app.css', 'text/css; charset=utf-8'],
} as const;

/** In `dist`, beside the code that is built, or seen from `src`. */
const FOLDERS = ['./page/', '../../dist/page/'];

/**
 * Answers a GET request for a file of the page; undefined when the path is none of its paths.
 *
 * @param path of the request, without its query
 * @param ifNoneMatch the request's header of that name; null for none
 */
export type AnswerPage = (path: string, ifNoneMatch: string | null) => Response | undefined;

/**
 * Reads the live page of the jobs API once; it needs nothing but these files and the API on the same
 * origin. Undefined when it was not built.
 */
export async function readPage(): Promise<AnswerPage | undefined> {
  for (const folder of FOLDERS) {
    const files = await readFiles(new URL(folder, import.meta.url)).catch(ignoreMissing);
    if (files) return (path, ifNoneMatch) => files.get(path)?.answer(ifNoneMatch);
  }
  return undefined;
}

async function readFiles(folder: URL): Promise<ReadonlyMap<string, PageFile>> {
  const files = Object.entries(FILES).map(async ([path, [name, type]]) => {
    const bytes = await readFile(fileURLToPath(new URL(name, folder)));
    return [path, pageFile(bytes, type)] as const;
  });
  return new Map(await Promise.all(files));
}

function ignoreMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}
