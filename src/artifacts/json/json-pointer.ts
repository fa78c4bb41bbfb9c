/** One reference token, escaped (RFC 6901 §3). */
export function escapeSegment(segment: string): string {
  return segment.replaceAll('~', '~0').replaceAll('/', '~1');
}

/**
 * The reference tokens of a JSON Pointer, unescaped (RFC 6901 §4).
 *
 * @throws TypeError when the pointer is neither '' nor begins with '/': a mistake of the caller.
 */
export function pointerSegments(pointer: string): string[] {
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) {
    throw new TypeError(`A JSON Pointer is '' or begins with '/': ${JSON.stringify(pointer)}`);
  }
  const segments = pointer.slice(1).split('/');
  if (!pointer.includes('~')) return segments;
  // ~1 before ~0: the other order would turn ~01 into a slash (RFC 6901 §4).
  return segments.map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}
