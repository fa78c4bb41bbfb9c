/** Deepest nesting accepted; RFC 8259 §9 lets a parser set one. `[[1]]` is two levels deep. */
export const MAX_DEPTH = 512;

/** Longest JSONL line accepted, in bytes, its LF not counted. */
export const MAX_LINE_BYTES = 64 * 1024 * 1024;

/** Largest document accepted, in bytes, unless the caller allows more. */
export const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;

/**
 * Most a caller can allow. A `Map` throws at its 2^24th entry; no object of this size can have that
 * many distinct keys (9 bytes a member).
 */
export const MOST_DOCUMENT_BYTES = 128 * 1024 * 1024;

/** Most problems listed for one text; the rest are counted, or 64 MiB of `1e999,` fill the heap. */
export const MAX_PROBLEMS = 1000;
