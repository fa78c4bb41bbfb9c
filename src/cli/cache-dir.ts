import { homedir } from 'node:os';
import { join } from 'node:path';

/** What depends on data and code alone, such as vectors of texts: all runs share it. */
export function defaultCacheDir(): string {
  const caches = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  return join(caches, 'crucible-contracts');
}
