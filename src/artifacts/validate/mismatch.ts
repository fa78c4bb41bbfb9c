/** What should have been and what was found, in words. */
export interface Mismatch {
  readonly message: string;
  readonly expected: string;
  readonly received: string;
  readonly hint: string;
}

/** A mismatch whose message says all of it but the hint. */
export function mismatch(what: string, expected: string, received: string, hint: string): Mismatch {
  return { message: `${what}: expected ${expected}, found ${received}`, expected, received, hint };
}
