/** A place where two documents differ. */
export interface Difference {
  /** JSON Pointer (RFC 6901). */
  readonly pointer: string;
  readonly expected: unknown;
  readonly found: unknown;
}

/** Two numbers are the same within this, absolutely up to 1 and relatively above. */
const TOLERANCE = 1e-9;

/**
 * Where `found` differs from `expected`: each value that differs, by its place. Of lists that differ
 * in length the common part is compared, and the length told once.
 */
export function* differences(
  expected: unknown,
  found: unknown,
  pointer = '',
): Generator<Difference> {
  if (Array.isArray(expected) && Array.isArray(found)) {
    yield* listDifferences(expected, found, pointer);
  } else if (isObject(expected) && isObject(found)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(found)])) {
      const place = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      yield* differences(own(expected, key), own(found, key), place);
    }
  } else if (!same(expected, found)) {
    yield { pointer, expected, found };
  }
}

function* listDifferences(
  expected: readonly unknown[],
  found: readonly unknown[],
  pointer: string,
): Generator<Difference> {
  const common = Math.min(expected.length, found.length);
  for (let i = 0; i < common; i++) {
    yield* differences(expected[i], found[i], `${pointer}/${i}`);
  }
  if (expected.length === found.length) return;
  yield { pointer, expected: `${expected.length} items`, found: `${found.length} items` };
}

function same(expected: unknown, found: unknown): boolean {
  if (typeof expected !== 'number' || typeof found !== 'number') return expected === found;
  return Math.abs(expected - found) <= TOLERANCE * Math.max(1, Math.abs(expected));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(object: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
