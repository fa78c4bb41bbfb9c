import { canonical, isMultiple, isObject, lengthOf, type Json, type JsonObject } from '../json';
import { matches, type Truth } from '../regex';
import type { AtomNode, Node } from './node';
import { typeOf } from './types';

/** A schema that refers to itself without going down in the value has no meaning. */
const MAX_DEPTH = 1_000;

/** Whether a value satisfies a node; undefined where that cannot be told. */
export function evaluate(node: Node, value: Json, depth = 0): Truth {
  if (depth > MAX_DEPTH) return undefined;
  switch (node.kind) {
    case 'true':
      return true;
    case 'false':
      return false;
    case 'opaque':
      return undefined;
    case 'type':
      return (node.mask & typeOf(value)) !== 0;
    case 'values':
      return node.values.has(canonical(value));
    case 'and':
      return every(node.nodes, (part) => evaluate(part, value, depth + 1));
    case 'or':
      return not(every(node.nodes, (part) => not(evaluate(part, value, depth + 1))));
    case 'one':
      return exactlyOne(node.nodes, value, depth);
    case 'not':
      return not(evaluate(node.node, value, depth + 1));
    case 'ref':
      return evaluate(node.target(), value, depth + 1);
    default:
      return evaluateAtom(node, value, depth);
  }
}

function not(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}

/** Kleene's conjunction: one that is false decides. */
function every<T>(items: Iterable<T>, test: (item: T) => Truth): Truth {
  let result: Truth = true;
  for (const item of items) {
    const truth = test(item);
    if (truth === false) return false;
    if (truth === undefined) result = undefined;
  }
  return result;
}

function exactlyOne(nodes: readonly Node[], value: Json, depth: number): Truth {
  const truths = nodes.map((part) => evaluate(part, value, depth + 1));
  const certain = truths.filter((truth) => truth === true).length;
  if (certain > 1) return false;
  return truths.includes(undefined) ? undefined : certain === 1;
}

function evaluateAtom(atom: AtomNode, value: Json, depth: number): Truth {
  switch (atom.type) {
    case 4:
      return typeof value !== 'number' || evaluateNumber(atom, value);
    case 8:
      return typeof value !== 'string' || evaluateString(atom, value);
    case 16:
      return !Array.isArray(value) || evaluateArray(atom, value, depth);
    case 32:
      return !isObject(value) || evaluateObject(atom, value, depth);
  }
}

function evaluateNumber(atom: AtomNode<4>, value: number): Truth {
  switch (atom.kind) {
    case 'min':
      return atom.exclusive ? value > atom.bound : value >= atom.bound;
    case 'max':
      return atom.exclusive ? value < atom.bound : value <= atom.bound;
    case 'multiple':
      return isMultiple(value, atom.of);
  }
}

function evaluateString(atom: AtomNode<8>, value: string): Truth {
  switch (atom.kind) {
    case 'minSize':
      return lengthOf(value) >= atom.size;
    case 'maxSize':
      return lengthOf(value) <= atom.size;
    case 'pattern':
      return matches(atom.pattern, value);
    case 'format':
      return atom.test?.(value);
  }
}

function evaluateArray(atom: AtomNode<16>, value: Json[], depth: number): Truth {
  const item = (node: Node) => (one: Json) => evaluate(node, one, depth + 1);
  switch (atom.kind) {
    case 'minSize':
      return value.length >= atom.size;
    case 'maxSize':
      return value.length <= atom.size;
    case 'at':
      return every(value.slice(atom.index, atom.index + 1), item(atom.item));
    case 'from':
      // Witnesses with many items have many that are the same object.
      return every(new Set(value.slice(atom.index)), item(atom.item));
    case 'unique':
      return new Set(value.map(canonical)).size === value.length;
    default: {
      const truths = value.map(item(atom.item));
      const sure = truths.filter((truth) => truth === true).length;
      const possible = truths.filter((truth) => truth !== false).length;
      if (atom.kind === 'atLeast')
        return sure >= atom.count || (possible < atom.count ? false : undefined);
      return possible <= atom.count || (sure > atom.count ? false : undefined);
    }
  }
}

function evaluateObject(atom: AtomNode<32>, value: JsonObject, depth: number): Truth {
  switch (atom.kind) {
    case 'minSize':
      return Object.keys(value).length >= atom.size;
    case 'maxSize':
      return Object.keys(value).length <= atom.size;
    case 'required':
      return Object.hasOwn(value, atom.key);
    case 'each':
      return every(Object.entries(value), ([key, one]) => {
        const applies = evaluate(atom.keys, key, depth + 1);
        if (applies === false) return true;
        const holds = evaluate(atom.value, one, depth + 1);
        return holds === true || (applies === true ? holds : undefined);
      });
  }
}
