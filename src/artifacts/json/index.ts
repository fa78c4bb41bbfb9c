/** Strict JSON and JSONL from bytes that nobody vouches for: parsing, places in the text, frames. */
export { codeFrame, type FrameOptions, type FrameTarget } from './code-frame.js';
export type { JsonArray, JsonObject, JsonValue } from './json-value.js';
export { MAX_DEPTH, MAX_DOCUMENT_BYTES, MAX_LINE_BYTES, MAX_PROBLEMS } from './limits.js';
export { locatePointer, locatePointers, type LocateOptions, type Location } from './locate.js';
export { parseStrictJson, type ParseOptions, type ParseResult } from './parse-json.js';
export { parseJsonLines, type LinesEnd, type ParsedLine } from './parse-lines.js';
export type { Origin, Position } from './position.js';
export { excerpt, printable } from './printable.js';
export { readJsonLines, type RawLine, type ReadLinesOptions } from './read-lines.js';
export { SYNTAX_RULES, type SyntaxProblem, type SyntaxRule } from './syntax-problem.js';
