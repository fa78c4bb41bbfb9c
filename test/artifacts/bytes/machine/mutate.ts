import type { SeededRandom } from '../../../../src/stats';
import { containersOf, SPACINGS, treeOf, write, type Tree } from './json-tree';

/** Scalars at the edges of the contract and of JSON, as a text would hold them. */
export const SCALARS = [
  ...[
    '0',
    '-0',
    '1',
    '-1',
    '2',
    '1.0',
    '1.5',
    '1e2',
    '1E+2',
    '1e-7',
    '0.5',
    '0e1',
    '-0.0',
    '-1e-9',
  ],
  ...[
    '1.0000000000000002',
    '0.99999999999999999999',
    '1.00000000000000000001',
    '100',
    '100.5',
    '101',
  ],
  ...['01', '-', '+1', '.5', '1.', '1e', '1e+', '0x1', '1_0', 'NaN', 'Infinity', '-Infinity'],
  ...[
    '9007199254740991',
    '9007199254740992',
    '9007199254740991.5',
    '999999999999999',
    '-9007199254740991',
  ],
  ...[
    '1e15',
    '1e14',
    '1e16',
    '12345678901234567890',
    '1e308',
    '1e309',
    '1e4294967296',
    '1e-4294967297',
    '-1e400',
    '1e-400',
    '0.1e5',
    '123456e12',
  ],
  ...['true', 'false', 'null', 'True', 'nul', 'nulll', 'falsee', 'undefined'],
  ...[
    '""',
    '"a"',
    '" "',
    '"\\u0041"',
    '"\\u00e9"',
    '"é"',
    '"😀"',
    '"\\ud83d\\ude00"',
    '"\\n"',
    '"\\/"',
  ],
  ...[
    '"\\ud83d"',
    '"\\ude00"',
    '"\\ude00\\ude00"',
    '"\\ud83d\\u0041"',
    '"\\ud83dx"',
    '"\\ud83d\\ud83d"',
    '"\\ud83d\\ude0g"',
    '"\\ud83dxxde00"',
    '"\\uD83D\\uDE00"',
    '"\\x"',
    '"\\u12"',
    '"\\u123g"',
    '"\\',
    '"\t"',
    '"\u007f"',
  ],
  ...[
    '"2024-02-29T00:00:00.000Z"',
    '"2023-02-29T00:00:00.000Z"',
    '"1900-02-29T00:00:00.000Z"',
    '"2000-02-29T23:59:59.999999999Z"',
  ],
  ...[
    '"2026-04-31T00:00:00.000Z"',
    '"2026-12-31T23:59:60.000Z"',
    '"2026-12-31T23:59:61.000Z"',
    '"2026-12-31T22:59:60.000Z"',
    '"2026-01-01T24:00:00.000Z"',
  ],
  ...[
    '"2026-00-01T00:00:00.000Z"',
    '"2026-13-01T00:00:00.000Z"',
    '"2026-01-00T00:00:00.000Z"',
    '"2026-01-01T00:60:00.000Z"',
  ],
  ...[
    '"2026-01-01T00:00:61.000Z"',
    '"2026-01-01T00:00:00Z"',
    '"2026-01-01T00:00:00.00Z"',
    '"2026-01-01T00:00:00.1234567890Z"',
  ],
  ...[
    '"2026-01-01t00:00:00.000z"',
    '"2026-01-01T00:00:00.000+00:00"',
    '"2026-01-01 00:00:00.000Z"',
    '"0000-01-01T00:00:00.000Z"',
  ],
  ...[
    '"1.0.0"',
    '"1.0.1"',
    '"1.1.0"',
    '"1.2.0"',
    '"1.10.0"',
    '"2.0.0"',
    '"1.00.0"',
    '"1.0"',
    '"1.0.0.0"',
    '"01.0.0"',
    '"1.1234567890.0"',
    '"1.0.x"',
    '"1.0.0x"',
  ],
  ...[
    '"a/b"',
    '"a//b"',
    '"/a"',
    '"a/"',
    `"${'a/'.repeat(511)}a"`,
    `"${'a/'.repeat(512)}a"`,
    '"../a"',
    '".a"',
    '"a.b"',
    '"-a"',
    '"a b"',
    '"a{b"',
    '"a~"',
    '"a\\"b"',
    '"A:b@c+d"',
    '"__proto__"',
  ],
  ...['metric', 'vote', 'log', 'checkpoint', 'run_stop', 'Metric', 'metri', 'metricx'].map(
    (tag) => `"${tag}"`,
  ),
  ...[
    'gte',
    'completed',
    'failed',
    'running',
    'primary',
    'backup',
    'train',
    'eval',
    'safetensors',
    'info',
  ].map((word) => `"${word}"`),
  ...[31, 32, 33, 63, 64, 65, 127, 128, 129, 254, 255, 256, 257, 1024, 1025].map(
    (n) => `"${'a'.repeat(n)}"`,
  ),
  ...[32, 128, 256].flatMap((n) =>
    ['é', '😀', '\\u00e9', '\\ud83d\\ude00'].flatMap((c) => [
      `"${c.repeat(n)}"`,
      `"${c.repeat(n + 1)}"`,
    ]),
  ),
  ...[64, 63, 65].flatMap((n) => [`"${'0f'.repeat(n).slice(0, n)}"`, `"${'F'.repeat(n)}"`]),
  ...[
    '[]',
    '{}',
    '[1]',
    '[null]',
    '{"a":1}',
    '{"a":1,"a":2}',
    '{"a":1,"b":2}',
    '[{}]',
    '[[]',
    '{"a"}',
    '[1,]',
  ],
];

const KEYS = [
  '""',
  '"a"',
  '"__proto__"',
  '"constructor"',
  '"\\u0061"',
  '"seq"',
  '"event_name"',
  '"payload"',
  '"step"',
  '"epoch"',
];
const BYTES = [...Buffer.from('{}[],:"\\ \n\t\r-+.eE0123456789truefalsnNIiu/\'')];

/** A line made of a real one by one to three changes of its bytes, or of its structure; `donors` are parts of others. */
export function mutated(line: string, donors: readonly Tree[], random: SeededRandom): Buffer {
  return random.uniform() < 0.5 ? mutatedBytes(line, random) : mutatedTree(line, donors, random);
}

function pick<T>(items: readonly T[], random: SeededRandom): T {
  const item = items[random.below(items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

function mutatedBytes(line: string, random: SeededRandom): Buffer {
  let bytes = Buffer.from(line);
  for (let edits = 1 + random.below(3); edits > 0; edits--) {
    const at = random.below(bytes.length + 1);
    const from = random.below(bytes.length + 1);
    const some = bytes.subarray(from, from + random.below(12));
    const byte = random.uniform() < 0.7 ? pick(BYTES, random) : random.below(256);
    const inserted = pick([Buffer.of(byte), Buffer.of(byte), Buffer.alloc(0), some], random);
    const removed = random.below(3);
    bytes = Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at + removed)]);
  }
  return bytes;
}

function mutatedTree(line: string, donors: readonly Tree[], random: SeededRandom): Buffer {
  const tree = treeOf(JSON.parse(line));
  for (let edits = 1 + random.below(2); edits > 0; edits--) {
    const container = pick(containersOf(tree), random);
    if (container.kind === 'object') mutateObject(container, donors, random);
    else mutateArray(container, donors, random);
  }
  return Buffer.from(write(tree, pick(SPACINGS, random)));
}

type ObjectTree = Tree & { kind: 'object' };

function mutateObject(
  { members }: ObjectTree,
  donors: readonly Tree[],
  random: SeededRandom,
): void {
  const at = random.below(members.length + 1);
  const member = members[at % Math.max(1, members.length)];
  const donor = pick(donors, random);
  const theirs = donor.kind === 'object' ? donor.members : [];
  switch (random.below(8)) {
    case 0:
      members.splice(at, 1);
      break;
    case 1:
      if (member)
        members.splice(random.below(members.length + 1), 0, [member[0], value(donors, random)]);
      break;
    case 2:
      members.splice(at, 0, [pick(KEYS, random), value(donors, random)]);
      break;
    case 3:
      if (theirs.length > 0) members.splice(at, 0, structuredClone(pick(theirs, random)));
      break;
    case 4:
      members.splice(0, members.length, ...random.shuffled(members));
      break;
    case 5:
      if (member) member[0] = respelled(member[0], random);
      break;
    default:
      if (member) member[1] = value(donors, random, member[1]);
  }
}

function mutateArray(
  { items }: Tree & { kind: 'array' },
  donors: readonly Tree[],
  random: SeededRandom,
): void {
  const at = random.below(items.length + 1);
  if (random.below(3) === 0) items.splice(at, 1);
  else items.splice(at, random.below(2), value(donors, random, items[at]));
}

function value(donors: readonly Tree[], random: SeededRandom, old?: Tree): Tree {
  const chance = random.uniform();
  if (chance < 0.1) return structuredClone(pick(donors, random));
  if (chance < 0.2 && old?.kind === 'raw')
    return { kind: 'raw', text: respelled(old.text, random) };
  if (chance < 0.22) return nested(1 + random.below(600));
  return { kind: 'raw', text: pick(SCALARS, random) };
}

function nested(levels: number): Tree {
  return { kind: 'raw', text: `${'['.repeat(levels)}${']'.repeat(levels)}` };
}

/** The same text with one character escaped, doubled or gone, or a digit more. */
function respelled(text: string, random: SeededRandom): string {
  const at = random.below(text.length);
  const character = text.charAt(at);
  const escaped = `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const replacement = pick([escaped, character + character, '', `${character}0`], random);
  return text.slice(0, at) + replacement + text.slice(at + 1);
}
