import { rulesOf, tellBroken, type Keywords } from './keywords';
import type { Shape } from './shape';

/** A value of which nothing is said but what `keywords` demand. */
export function scalar<const K extends Keywords>(keywords: K, name?: string): Shape & K {
  const rules = rulesOf(keywords);
  return {
    ...keywords,
    name,
    accepts(value) {
      for (const rule of rules) {
        if (!rule.holds(value)) return false;
        // The first says whether it may be null; the others have nothing to say of it.
        if (value === null) return true;
      }
      return true;
    },
    report(at) {
      const broken = rules.find((rule) => !rule.holds(at.value));
      if (broken) tellBroken(at, broken);
    },
  };
}
