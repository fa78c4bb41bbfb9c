/** Strict JSON and JSONL from bytes that nobody vouches for: parsing, places in the text, frames. */
export { codeFrame } from './code-frame';
export { escapeSegment, pointerSegments } from './json-pointer';
export type { JsonObject, JsonValue } from './json-value';
export { MAX_DEPTH, MAX_DOCUMENT_BYTES, MAX_LINE_BYTES, MAX_PROBLEMS } from './limits';
export { locatePointer, locatePointers } from './locate';
export { parseAccepted, parseStrictJson } from './parse-json';
export { LineParser, parseJsonLines, type LinesEnd, type ParsedLine } from './parse-lines';
export { excerpt, printable } from './printable';
export { LineSplitter, readJsonLines, type RawLine, type ReadLinesOptions } from './read-lines';
export { SYNTAX_RULES, type SyntaxProblem, type SyntaxRule } from './syntax-problem';
