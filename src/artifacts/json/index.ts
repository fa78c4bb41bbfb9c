/** Strict JSON and JSONL from bytes that nobody vouches for: parsing, places in the text, frames. */
export { codeFrame, type FrameOptions, type FrameTarget } from './code-frame';
export type { JsonArray, JsonObject, JsonValue } from './json-value';
export { MAX_DEPTH, MAX_DOCUMENT_BYTES, MAX_LINE_BYTES, MAX_PROBLEMS } from './limits';
export { locatePointer, locatePointers, type LocateOptions, type Location } from './locate';
export { parseStrictJson, type ParseOptions, type ParseResult } from './parse-json';
export { parseJsonLines, type LinesEnd, type ParsedLine } from './parse-lines';
export type { Origin, Position } from './position';
export { excerpt, printable } from './printable';
export { readJsonLines, type RawLine, type ReadLinesOptions } from './read-lines';
export { SYNTAX_RULES, type SyntaxProblem, type SyntaxRule } from './syntax-problem';
