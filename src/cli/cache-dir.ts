import { join } from 'node:path';

/** What depends on data and code alone, such as vectors of texts: all runs share it. */
export function defaultCacheDir(): string {
  const caches = process.env['XDG_CACHE_HOME'] ?? join(home(), '.cache');
  return join(caches, 'crucible-contracts');
}

/** As node:os says it, which is loaded only where it has to be: a start has no time for it. */
function home(): string {
  const known = process.platform === 'win32' ? undefined : process.env['HOME'];
  return known ?? process.getBuiltinModule('node:os').homedir();
}
