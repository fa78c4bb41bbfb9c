import type { SeededRandom } from '../../../../src/stats';

/** A JSON text with what parsing loses: the order and repetition of keys, and how scalars are written. */
export type Tree =
  | { kind: 'object'; members: [key: string, value: Tree][]; separator?: string }
  | { kind: 'array'; items: Tree[]; separator?: string }
  | { kind: 'raw'; text: string };

export function treeOf(value: unknown): Tree {
  if (Array.isArray(value)) return { kind: 'array', items: value.map(treeOf) };
  if (typeof value !== 'object' || value === null)
    return { kind: 'raw', text: JSON.stringify(value) };
  const members = Object.entries(value).map(([key, child]): [string, Tree] => [
    JSON.stringify(key),
    treeOf(child),
  ]);
  return { kind: 'object', members };
}

/** What stands between the tokens of a text. */
export interface Spacing {
  readonly afterComma: string;
  readonly afterColon: string;
  readonly beforeColon: string;
  readonly inside: string;
}

export const COMPACT: Spacing = { afterComma: '', afterColon: '', beforeColon: '', inside: '' };
/** As `json.dumps` of Python writes. */
export const PYTHON: Spacing = { ...COMPACT, afterComma: ' ', afterColon: ' ' };
const SPACIOUS: Spacing = { afterComma: '\t ', afterColon: '  ', beforeColon: ' ', inside: ' \t' };
export const SPACINGS = [COMPACT, COMPACT, PYTHON, SPACIOUS];

export function write(tree: Tree, spacing: Spacing): string {
  const { afterComma, afterColon, beforeColon, inside } = spacing;
  if (tree.kind === 'raw') return tree.text;
  const separator = (tree.separator ?? ',') + afterComma;
  if (tree.kind === 'array') {
    const items = tree.items.map((item) => write(item, spacing));
    return `[${inside}${items.join(separator)}${inside}]`;
  }
  const members = tree.members.map(
    ([key, value]) => `${key}${beforeColon}:${afterColon}${write(value, spacing)}`,
  );
  return `{${inside}${members.join(separator)}${inside}}`;
}

/** Every object and array in the tree, outermost first. */
export function containersOf(tree: Tree): Exclude<Tree, { kind: 'raw' }>[] {
  if (tree.kind === 'raw') return [];
  const children = tree.kind === 'array' ? tree.items : tree.members.map(([, value]) => value);
  return [tree, ...children.flatMap(containersOf)];
}

/** The same value with the members of every object in another order. */
export function reordered(tree: Tree, random: SeededRandom): Tree {
  if (tree.kind === 'raw') return tree;
  if (tree.kind === 'array') {
    return { kind: 'array', items: tree.items.map((item) => reordered(item, random)) };
  }
  const members = tree.members.map(([key, value]): [string, Tree] => [
    key,
    reordered(value, random),
  ]);
  return { kind: 'object', members: random.shuffled(members) };
}

/** The same text in ASCII, as `json.dumps` of Python writes it. */
export function asciiOnly(text: string): string {
  return text.replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
