import { rulesOf, tellBroken, type Keywords } from './keywords';
import type { Shape } from './shape';

/** A value of which nothing is said but what `keywords` demand. */
export function scalar<const K extends Keywords>(keywords: K, name?: string): Shape & K {
  const rules = rulesOf(keywords);
  // The first says whether it may be null; the others have nothing to say of it.
  const accepts = rules
    .map(({ holds }) => holds)
    .reduce((first, next) => (value) => first(value) && (value === null || next(value)));
  return {
    ...keywords,
    name,
    accepts,
    report(at) {
      const broken = rules.find((rule) => !rule.holds(at.value));
      if (broken) tellBroken(at, broken);
    },
  };
}
