import { FILE_START, positionsOf, type Origin } from './position';
import { SYNTAX_RULES, type SyntaxProblem, type SyntaxRule } from './syntax-problem';

/** A problem as a scanner sees it: offsets only, lines and columns are worked out once at the end. */
export interface Finding {
  readonly rule: SyntaxRule;
  readonly offset: number;
  readonly message: string;
  readonly expected: string;
  readonly received: string;
  /** Where absent, the rule's own. */
  readonly hint?: string | undefined;
  readonly related?: { readonly offset: number; readonly what: string };
}

export type Report = (finding: Finding) => void;

export interface PlacedFinding extends Finding {
  readonly pointer: string;
}

export function toProblems(
  bytes: Uint8Array,
  findings: readonly PlacedFinding[],
  origin: Origin = FILE_START,
): SyntaxProblem[] {
  const offsets = findings.flatMap(({ offset, related }) =>
    related ? [offset, related.offset] : [offset],
  );
  const positions = positionsOf(bytes, offsets, origin);
  const at = (offset: number) => positions.get(offset) ?? { ...origin, column: 1 };
  return findings.map(({ rule, offset, message, expected, received, hint, related, pointer }) => {
    const place = related && at(related.offset);
    return {
      rule,
      message: place
        ? `${message}; ${related.what} at line ${place.line}, column ${place.column}.`
        : message.replace(/\.?$/, '.'),
      hint: hint ?? SYNTAX_RULES[rule].hint,
      expected,
      received,
      ...at(offset),
      pointer,
      ...(place && { related: place }),
    };
  });
}
