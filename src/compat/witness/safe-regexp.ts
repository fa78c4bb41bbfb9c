import { matches, patternOf } from '../regex';

/** Strings up to this length cannot keep a backtracking matcher busy for long. */
const SHORT = 16;

/**
 * A regular expression for Ajv that a hostile pattern cannot keep busy: the engine's own, unless
 * there are several loops and a long string, which its automaton then reads.
 *
 * @throws SyntaxError when it is no regular expression
 */
export function safeRegExp(source: string, flags: string): { test: (text: string) => boolean } {
  const expression = new RegExp(source, flags);
  const loops = source.match(/[*+}]/g)?.length ?? 0;
  if (loops <= 1) return expression;
  const safe = {
    test: (text: string) =>
      text.length <= SHORT ? expression.test(text) : (matches(patternOf(source), text) ?? false),
    // Ajv tells expressions apart by this.
    toString: () => String(expression),
  };
  return safe;
}

/** How Ajv names the function in code that it writes to a file, which we never do. */
safeRegExp.code = 'safeRegExp';
