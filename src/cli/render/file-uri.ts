import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * URI reference of a file (RFC 3986), percent-encoded: relative to the working folder with '/', as
 * code scanning matches it with the repository; `file:` when the file lies elsewhere.
 */
export function fileUri(file: string): string {
  // Half a surrogate pair has no UTF-8 form; no file system gives one.
  const path = relative('', file.replace(/\p{Cs}/gu, '\ufffd'));
  if (isAbsolute(path) || path.split(sep)[0] === '..') return pathToFileURL(resolve(path)).href;
  return path.split(sep).map(encodeURIComponent).join('/');
}
