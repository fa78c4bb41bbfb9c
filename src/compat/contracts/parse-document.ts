import { locatePointer, parseStrictJson, type JsonValue } from '../../artifacts';
import { CompatError } from '../compat-error';
import type { TextPlace } from './contract';
import { parseYamlDocument } from './parse-yaml-document';

/** What a file holds, and where each part of it stands. */
export interface ParsedDocument {
  readonly value: JsonValue;
  readonly locate: (pointer: string) => TextPlace;
}

/**
 * Parses a JSON or YAML file by its name.
 *
 * @throws CompatError naming the first place that is wrong
 */
export function parseDocument(file: string, bytes: Uint8Array): ParsedDocument {
  if (/\.ya?ml$/i.test(file)) return parseYamlDocument(file, bytes);
  const result = parseStrictJson(bytes);
  if (!result.ok) {
    const [first] = result.problems;
    const place = first ? `${file}:${first.line}:${first.column}` : file;
    throw new CompatError(`${place}: ${first?.message}`, first?.hint ?? 'Write valid JSON.');
  }
  return {
    value: result.value,
    locate(pointer) {
      const { line, column } = locatePointer(bytes, pointer);
      return { line, column };
    },
  };
}
