import fc from 'fast-check';
import { isUtf8 } from 'node:buffer';
import { MAX_DEPTH, parseStrictJson, type SyntaxRule } from '../../../src/artifacts/json';

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

/** The rules `input` breaks, in the order of the text. */
export function rulesOf(input: string | Uint8Array): SyntaxRule[] {
  const result = parseStrictJson(typeof input === 'string' ? bytesOf(input) : input);
  return result.ok ? [] : result.problems.map(({ rule }) => rule);
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[-+.0-9eE]+|true|false|null|[[\]{}:,]/gs;

function stringValue(token: string): string {
  const value: unknown = JSON.parse(token);
  return String(value);
}

function numberRule(token: string): SyntaxRule | undefined {
  const value: unknown = JSON.parse(token);
  if (!Number.isFinite(value)) return 'non-finite-number';
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? 'unsafe-integer' : undefined;
}

/** The stricter rules that a text `JSON.parse` accepts breaks; written apart from the scanner. */
function strictRules(text: string): Set<SyntaxRule> {
  const tokens = text.match(TOKEN) ?? [];
  const broken = new Set<SyntaxRule>();
  const keys: Set<string>[] = [];
  tokens.forEach((token, i) => {
    if (token === '{' || token === '[') keys.push(new Set());
    else if (token === '}' || token === ']') keys.pop();
    else if (token.startsWith('"')) {
      const value = stringValue(token);
      if (/\p{Cs}/u.test(value)) broken.add('lone-surrogate');
      if (tokens[i + 1] === ':' && keys.at(-1)?.has(value)) broken.add('duplicate-key');
      if (tokens[i + 1] === ':') keys.at(-1)?.add(value);
    } else if (/^[-0-9]/.test(token)) {
      const rule = numberRule(token);
      if (rule) broken.add(rule);
    }
    if (keys.length > MAX_DEPTH) broken.add('nesting-too-deep');
  });
  return broken;
}

export type Verdict =
  { json: false } | { json: true; value: unknown; broken: ReadonlySet<SyntaxRule> };

/** What the parser has to say about `bytes`, from `JSON.parse` and an independent reading. */
export function expectedVerdict(bytes: Uint8Array): Verdict {
  const text = textOf(bytes);
  try {
    if (!isUtf8(bytes)) return { json: false };
    return { json: true, value: JSON.parse(text), broken: strictRules(text) };
  } catch {
    return { json: false };
  }
}

const key = fc.constantFrom(
  'a',
  'b',
  '',
  '~',
  '/',
  '~1',
  '0',
  '1',
  '__proto__',
  'é"\\\n',
  '😀',
  'a/b',
);
const space = fc.constantFrom('', '', '', ' ', '\n', '\t', '\r\n  ');
const scalar = fc.oneof(
  fc.json({ maxDepth: 0 }),
  fc.constantFrom(
    '1e999',
    '-1e999',
    '1e20',
    '9007199254740991',
    '9007199254740992',
    '-0',
    '1E-400',
  ),
  fc.constantFrom('9007199254740991.4', '-9007199254740993', '1.5e3', '0.1', '123456789012345678'),
  fc.constantFrom(
    '"\\ud83d"',
    '"\\ud83d\\ude00"',
    '"\\uDE00"',
    '"😀é\u2028"',
    '"\\/\\b"',
    '"\ufeff"',
  ),
);

/** A key as JSON writes it, sometimes with every character escaped. */
function spelled(name: string, escaped: boolean): string {
  if (!escaped) return JSON.stringify(name);
  const units = Array.from({ length: name.length }, (_, i) => name.charCodeAt(i));
  return `"${units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')}"`;
}

const spelledKey = fc.tuple(key, fc.boolean()).map(([name, escaped]) => spelled(name, escaped));

/** JSON text with odd spacing, escaped keys, duplicate keys and numbers at the limits. */
export const jsonText: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => {
  const item = fc.tuple(space, tie('value'), space).map((parts) => parts.join(''));
  const member = fc
    .tuple(space, spelledKey, space, item)
    .map(([before, name, after, value]) => `${before}${name}${after}:${value}`);
  const array = fc.array(item, { maxLength: 5 }).map((items) => `[${items.join(',')}]`);
  const object = fc.array(member, { maxLength: 5 }).map((members) => `{${members.join(',')}}`);
  return { value: fc.oneof({ depthSize: 'small', withCrossShrink: true }, scalar, array, object) };
}).value;

const hostileByte = fc.oneof(
  fc.constantFrom(...Buffer.from('{}[],:"\\ \n\t\r-+.eE0123456789truefalsnNIiu/\'')),
  fc.integer({ min: 0, max: 255 }),
);

const edit = fc.record({
  at: fc.nat(),
  remove: fc.nat({ max: 2 }),
  insert: fc.array(hostileByte, { maxLength: 3 }),
});

/** JSON with a few bytes changed, put in or taken out. */
export const mutatedJson: fc.Arbitrary<Uint8Array> = fc
  .tuple(jsonText, fc.array(edit, { maxLength: 3 }))
  .map(([text, edits]) => {
    const bytes = [...bytesOf(text)];
    for (const { at, remove, insert } of edits) {
      bytes.splice(at % (bytes.length + 1), remove, ...insert);
    }
    return Uint8Array.from(bytes);
  });

export async function* chunksOf(bytes: Uint8Array, cuts: readonly number[]) {
  let start = 0;
  for (const cut of [...cuts, bytes.length]) {
    // A source may reuse one buffer for all chunks; this one does, by wiping it afterwards.
    const chunk = bytes.slice(start, cut);
    yield chunk;
    chunk.fill(0x78);
    start = cut;
  }
}
