import { COMPACT, containersOf, PYTHON, treeOf, write, type Tree } from './json-tree';
import { SCALARS } from './mutate';
import type { DocumentName } from '../../../../src';
import { examplesOf } from './real-lines';

/** Values of what is not in the contract. */
const UNKNOWN = [
  ...[
    '"\\u0041"',
    '"\\x"',
    '[1:2]',
    '[1 2]',
    '{"a":1,"a":2}',
    '{"a":1,"\\u0061":2}',
    '{"a" 1}',
    '{"a":1:"b":2}',
  ],
  ...['trux', 'nulx', 'falsx', '1', '1e', '01', '[1,[2,{"a":null}]]', '[1', '{"a":1'],
  ...[510, 511, 512, 513].map((levels) => '['.repeat(levels) + ']'.repeat(levels)),
  ...[510, 511, 512].map((levels) => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels)),
];

/**
 * Lines at every edge of each example of a document: each of its members, in every kind it comes in, given each of
 * {@link SCALARS}, taken out, doubled, misspelt, put first; unknown members; and broken ends.
 */
export function edgeLines(document: DocumentName): string[][] {
  return examplesOf(document).map((line, _, examples) => {
    const tree = treeOf(JSON.parse(line));
    const text = () => write(tree, COMPACT);
    const lines = [
      line,
      `${line}x`,
      `${line}\r`,
      `${line.slice(0, -1)}]`,
      line.slice(0, -1),
      ` ${line}\t`,
      `X${line.slice(1)}`,
      `{X${line.slice(1)}`,
      ...wrongGaps(write(tree, PYTHON)),
    ];
    for (const container of containersOf(tree)) {
      if (container.kind === 'object')
        lines.push(...objectEdges(container, text, container === tree ? examples : []));
      else lines.push(...arrayEdges(container, text));
    }
    return [...new Set(lines)];
  });
}

type ObjectTree = Tree & { kind: 'object' };

/** Members of other lines that go by the same names: payloads of other kinds, for example. */
function namesakes(examples: readonly string[], key: string): string[] {
  const name = JSON.parse(key) as string;
  return examples.flatMap((line) => {
    const value = (JSON.parse(line) as Record<string, unknown>)[name];
    return value === undefined ? [] : [JSON.stringify(value)];
  });
}

function objectEdges(
  object: ObjectTree,
  text: () => string,
  examples: readonly string[],
): string[] {
  const lines: string[] = [];
  const all = [...object.members];
  const show = (...members: ObjectTree['members']) => {
    object.members = members;
    lines.push(text());
  };
  const raw = (member: string): Tree => ({ kind: 'raw', text: member });
  all.forEach(([key, value], at) => {
    const others = all.filter((_, index) => index !== at);
    const values = [...SCALARS, ...misspellings(value), ...namesakes(examples, key)];
    for (const one of values) {
      show(...all.slice(0, at), [key, raw(one)], ...all.slice(at + 1));
      // First, where it comes before what it depends on.
      if (examples.length > 0) show([key, raw(one)], ...others);
    }
    for (const name of misspellings({ kind: 'raw', text: key })) show(...others, [name, value]);
    show(...others);
    show(...all, [key, value]);
    show([key, value], ...others);
    show(...all);
  });
  if (all.length <= 8) {
    // Without two of them: one may do in place of the other.
    all.forEach((_, a) =>
      all.slice(0, a).forEach((__, b) => show(...all.filter((___, at) => at !== a && at !== b))),
    );
  }
  for (const one of UNKNOWN) show(...all, ['"unknown"', raw(one)]);
  for (const name of ['""', '"a b"', '"a"', '"\\u0061"', '"__proto__"'])
    show(...all, [name, raw('1')]);
  show(...all, ['"a"', raw('1')], ['"a"', raw('1')]);
  show(...all, ['"a"', raw('1')], ['"\\u0061"', raw('1')]);
  show();
  object.members = all;
  lines.push(...wrongSeparators(object, text));
  const separated = text();
  lines.push(
    separated.replaceAll(',', ';'),
    separated.replaceAll(':', ' '),
    separated.replaceAll('":', '",'),
  );
  return lines;
}

function arrayEdges(array: Tree & { kind: 'array' }, text: () => string): string[] {
  const lines: string[] = [];
  const all = [...array.items];
  const show = (...items: Tree[]) => {
    array.items = items;
    lines.push(text());
  };
  for (const one of [...SCALARS, '1]', '1 2']) show(...all, { kind: 'raw', text: one });
  show(...all.slice(1));
  show();
  show(...all, ...all);
  const written = all.map((item) => write(item, COMPACT)).join();
  for (const end of ['}', '', ',', ';']) show({ kind: 'raw', text: `${written}${end}` });
  array.items = [...all, ...all];
  lines.push(...wrongSeparators(array, text));
  array.items = all;
  return lines;
}

type Container = Exclude<Tree, { kind: 'raw' }>;

/** The text when something else stands where a container needs commas. */
function wrongSeparators(container: Container, text: () => string): string[] {
  const lines = [';', ' ', ':', ',,'].map((separator) => {
    container.separator = separator;
    return text();
  });
  delete container.separator;
  return lines;
}

/** The text with another character in place of each space after a colon or comma. */
function wrongGaps(text: string): string[] {
  return [...text.matchAll(/[:,] /g)].map(
    ({ index }) => `${text.slice(0, index + 1)}X${text.slice(index + 2)}`,
  );
}

/** The text of a value with another character at its ends or in its middle. */
function misspellings(tree: Tree): string[] {
  const text = write(tree, COMPACT);
  const places = [0, 1, text.length >> 1, text.length - 2, text.length - 1];
  return places.flatMap((at) =>
    ['X', '}', ']', ','].map((other) => `${text.slice(0, at)}${other}${text.slice(at + 1)}`),
  );
}
