import {
  isMap,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
  type Pair,
} from 'yaml';
import { pointerSegments, type JsonValue } from '../../artifacts';
import { CompatError } from '../compat-error';
import type { TextPlace } from './contract';
import type { ParsedDocument } from './parse-document';
import { refuseDeep } from './refuse-deep';

/** Larger texts are refused before they are parsed: a parser of YAML needs many times their size. */
const MAX_BYTES = 16 * 1024 * 1024;

/** Values that aliases may repeat, all told: more is a bomb. */
const MAX_ALIASES = 1000;

/**
 * Parses YAML 1.2, of which JSON can hold all.
 *
 * @throws CompatError for what is no YAML, holds more than one document, or grows without end
 */
export function parseYamlDocument(file: string, bytes: Uint8Array): ParsedDocument {
  if (bytes.length > MAX_BYTES) {
    throw new CompatError(
      `${file}: it has more than ${MAX_BYTES} bytes`,
      'Split it, or write JSON.',
    );
  }
  const lines = new LineCounter();
  const text = Buffer.from(bytes).toString('utf8');
  const document = parseDocument(text, { lineCounter: lines, merge: true, prettyErrors: false });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new CompatError(`${file}:${line}:${col}: ${error.message}`, 'Write valid YAML 1.2.');
  }
  return {
    value: toJson(file, document),
    locate: (pointer) => placeOf(document, lines, pointer),
  };
}

function toJson(file: string, document: Document): JsonValue {
  try {
    // What the core schema of YAML gives is what JSON can hold; dates stay text.
    const value = document.toJS({ maxAliasCount: MAX_ALIASES }) as JsonValue;
    refuseDeep(file, value);
    return value;
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new CompatError(`${file}: ${error.message}`, 'Write out what the aliases repeat.');
  }
}

function placeOf(document: Document, lines: LineCounter, pointer: string): TextPlace {
  let place = offsetOf(document.contents);
  let node: unknown = document.contents;
  for (const segment of pointerSegments(pointer)) {
    const found = stepInto(node, segment);
    if (!found) break;
    node = found.value;
    place = found.offset ?? place;
  }
  const { line, col } = lines.linePos(place ?? 0);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

/** A member, shown by its key, or an item, shown by itself. */
function stepInto(
  node: unknown,
  segment: string,
): { value: unknown; offset: number | undefined } | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item) => keyText(item) === segment);
    return pair && { value: pair.value, offset: offsetOf(pair.key) };
  }
  if (!isSeq(node)) return undefined;
  const item = node.items[Number(segment)];
  return item === undefined ? undefined : { value: item, offset: offsetOf(item) };
}

function keyText({ key }: Pair): string {
  return String((key as { value?: unknown } | null)?.value ?? key);
}

function offsetOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}
