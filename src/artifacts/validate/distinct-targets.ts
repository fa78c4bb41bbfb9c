import { realpathSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { DOCUMENT_FILES } from './document-files';
import type { Target } from './targets';

/** Each target once, by whatever path it was reached; a file that its run's folder covers is left out. */
export function distinctTargets(targets: readonly Target[]): Target[] {
  const byPlace = new Map<string, Target>();
  for (const target of targets) {
    const place = placeOf(target.path);
    if (!byPlace.has(place)) byPlace.set(place, target);
  }
  return [...byPlace]
    .filter(([place, { kind }]) => {
      const isCovered = byPlace.get(dirname(place))?.kind === 'run';
      return kind === 'run' || !isCovered || !Object.hasOwn(DOCUMENT_FILES, basename(place));
    })
    .map(([, target]) => target);
}

/** A link to nothing, a loop, and standard input have no other place than their name. */
function placeOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
