import fc from 'fast-check';

/** A minor that no schema has. */
const NEWER = '1.999.0';

/** Where to go down in a document, what to do there, and with which value. */
export interface Mutation {
  /** At each level, which member: its index, modulo their number. */
  readonly steps: readonly number[];
  readonly change: 'replace' | 'remove' | 'add';
  readonly value: unknown;
}

/** A copy of a document with one value somewhere inside replaced, removed, or joined by another. */
export function mutate(document: unknown, { steps, change, value }: Mutation): unknown {
  const copy = structuredClone(document);
  let at: unknown = copy;
  for (const [depth, step] of steps.entries()) {
    if (typeof at !== 'object' || at === null) break;
    const holder = at as Record<string, unknown>;
    const keys = Object.keys(holder);
    const key = keys[step % Math.max(1, keys.length)];
    if (key === undefined) break;
    const inner = holder[key];
    const isLast = depth === steps.length - 1 || typeof inner !== 'object' || inner === null;
    if (!isLast) {
      at = inner;
      continue;
    }
    if (change === 'remove' && !Array.isArray(holder)) Reflect.deleteProperty(holder, key);
    else if (change === 'add' && !Array.isArray(holder)) holder[`${key}x`] = value;
    else holder[key] = value;
    break;
  }
  return copy;
}

const LITERALS = fc.constantFrom<unknown>(
  ...[
    null,
    true,
    0,
    -1,
    0.5,
    1.5,
    101,
    2 ** 53,
    1e300,
    '',
    'a',
    '1.0.0',
    NEWER,
    'x'.repeat(9000),
    [],
    {},
  ],
  ...[
    '2026-02-30T00:00:00.000Z',
    '2024-02-29T23:59:59.123Z',
    '2026-11-22T24:00:00.000Z',
    '2026-13-45T99:99:99.000Z',
    'not a time',
  ],
  ...['../etc/passwd', '__proto__', 'constructor', 'metric', 'toString', 'urn:a:b', 'not a uri'],
);

/** Mutations that reach every level of our documents. */
export const MUTATIONS: fc.Arbitrary<Mutation> = fc.record({
  steps: fc.array(fc.nat(40), { minLength: 1, maxLength: 5 }),
  change: fc.constantFrom<Mutation['change'][]>('replace', 'remove', 'add'),
  value: LITERALS,
});

/** Whether a document, or one inside it, says that it is of a newer minor than the package. */
export function isOfNewerMinor(document: unknown): boolean {
  return JSON.stringify(document).includes(`"schema_version":"${NEWER}"`);
}
