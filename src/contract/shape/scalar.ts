import { rulesOf, tellBroken, type Keywords, type Rule } from './keywords';
import type { Shape } from './shape';

/** A value of which nothing is said but what `keywords` demand. */
export function scalar<const K extends Keywords>(keywords: K, name?: string): Shape & K {
  // Made when first asked for: many shapes of a package are of documents that a program never meets.
  let rules: Rule[] | undefined;
  return {
    ...keywords,
    name,
    accepts(value) {
      for (const rule of (rules ??= rulesOf(keywords))) {
        if (!rule.holds(value)) return false;
        // The first says whether it may be null; the others have nothing to say of it.
        if (value === null) return true;
      }
      return true;
    },
    report(at) {
      const broken = (rules ??= rulesOf(keywords)).find((rule) => !rule.holds(at.value));
      if (broken) tellBroken(at, broken);
    },
  };
}
