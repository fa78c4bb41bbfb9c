import type { Schema } from '../schema';
import { automatonOf, includes } from './automaton';
import { UNBOUNDED, type Node } from './node';
import { NotCompiled, parseRegex, type Regex } from './regex';

/** Longest fraction of a second that is told apart. */
const MOST_DIGITS = 31;

const known = new Map<string, Node>();

/**
 * What a string must be. `more` are patterns beside the schema's own.
 *
 * @throws NotCompiled
 */
export function compileString(schema: Schema, more: readonly string[]): Node {
  const { format, pattern, minLength, maxLength } = schema;
  const key = JSON.stringify([format, pattern, minLength, maxLength, more]);
  const node = known.get(key) ?? compile(schema, more);
  known.set(key, node);
  return node;
}

function compile(schema: Schema, more: readonly string[]): Node {
  const { format, pattern, minLength: least = 0, maxLength: most = UNBOUNDED } = schema;
  const patterns = [...(pattern === undefined ? [] : [pattern]), ...more].map(parseRegex);
  if (format === 'date-time' && least === 0 && most === UNBOUNDED) return dateTime(patterns);
  if (format) throw new NotCompiled(`the format ${format}`);
  const [first, ...others] = patterns;
  if (!first) return { op: 'text', least, most };
  const simple = others.length === 0 ? classOf(first) : undefined;
  if (simple?.op === 'class') {
    return { ...simple, least: Math.max(least, simple.least), most: Math.min(most, simple.most) };
  }
  return { op: 'automaton', automaton: automatonOf(patterns), least, most };
}

/** `^[A-Z][a-z]{0,9}$` and `^[a-z]{4,8}$`, which need no automaton. */
function classOf(expression: Regex): (Node & { op: 'class' }) | undefined {
  const parts = expression.kind === 'sequence' ? expression.parts : [];
  const [first, others] = parts;
  if (first?.kind === 'set' && isRepeatedSet(others) && parts.length === 2) {
    const most = Math.min(UNBOUNDED, 1 + others.most);
    const classes = { first: first.codes, others: others.part.codes };
    return { op: 'class', ...classes, least: 1 + others.least, most };
  }
  if (!isRepeatedSet(first) || first.least === 0 || parts.length > 1) return undefined;
  const { codes } = first.part;
  const most = Math.min(UNBOUNDED, first.most);
  return { op: 'class', first: codes, others: codes, least: first.least, most };
}

type RepeatedSet = Regex & { kind: 'repeat'; part: Regex & { kind: 'set' } };

function isRepeatedSet(part: Regex | undefined): part is RepeatedSet {
  return part?.kind === 'repeat' && part.part.kind === 'set';
}

/** The lengths of a fraction with which every moment is one that the patterns accept. */
function dateTime(patterns: readonly Regex[]): Node {
  const lengths = Array.from({ length: MOST_DIGITS + 1 }, (_, digits) => digits);
  if (patterns.length === 0) return { op: 'date-time', fractions: lengths };
  const large = automatonOf(patterns);
  const fractions = lengths.filter((digits) => {
    const fraction = digits === 0 ? '' : `\\.[0-9]{${digits}}`;
    const moments = `^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}${fraction}Z$`;
    return includes(large, automatonOf([parseRegex(moments)]));
  });
  if (fractions.length === 0) throw new NotCompiled('the pattern cuts into the date-time');
  return { op: 'date-time', fractions };
}
