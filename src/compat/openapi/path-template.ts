/** A path with the names of its parameters left out: `/pets/{petId}` and `/pets/{id}` are the same. */
export function templateOf(path: string): string {
  return path.replaceAll(/\{[^}]*\}/g, '{}');
}

/** Position of a parameter among those of the path, from 0; -1 when the path does not name it. */
export function positionInPath(path: string, name: string): number {
  return [...path.matchAll(/\{([^}]*)\}/g)].findIndex(([, found]) => found === name);
}
