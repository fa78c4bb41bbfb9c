import type { JsonValue } from '../../artifacts';
import { CompatError } from '../compat-error';

/** Deeper than any contract, and shallow enough for every walk over one; a circle has no end. */
const MAX_DEPTH = 512;

/** @throws CompatError for a value that is nested too deeply, or inside of itself */
export function refuseDeep(file: string, value: JsonValue): void {
  const pending = [{ value, depth: 1 }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.depth > MAX_DEPTH) {
      const help = 'Flatten it, or break the circle of its aliases.';
      throw new CompatError(`${file}: it is nested more than ${MAX_DEPTH} levels deep`, help);
    }
    for (const child of Object.values(next.value)) {
      pending.push({ value: child, depth: next.depth + 1 });
    }
  }
}
