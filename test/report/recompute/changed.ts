/** A copy of a document with one of its numbers or texts changed, and where. */
export interface Changed<T> {
  readonly pointer: string;
  readonly document: T;
}

/** Every document that differs from the given one in one number, by one digit. */
export function* withOneDigitChanged<T>(document: T): Generator<Changed<T>> {
  for (const path of numbersIn(document, [])) {
    const copy = structuredClone(document);
    let parent = copy as Record<string, unknown>;
    for (const key of path.slice(0, -1)) parent = parent[key] as Record<string, unknown>;
    const last = path.at(-1) ?? '';
    parent[last] = changeDigit(parent[last] as number);
    yield { pointer: `/${path.join('/').replaceAll('~', '~0')}`, document: copy };
  }
}

function* numbersIn(value: unknown, path: readonly string[]): Generator<readonly string[]> {
  if (typeof value === 'number') yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) yield* numbersIn(child, [...path, key]);
}

/** The last of at most seven significant digits, up or down. */
function changeDigit(value: number): number {
  const digits = value.toPrecision(7);
  const [mantissa = digits, exponent = ''] = digits.split(/(?=e)/);
  const last = Number(mantissa.at(-1));
  return Number(`${mantissa.slice(0, -1)}${last === 9 ? 8 : last + 1}${exponent}`);
}
