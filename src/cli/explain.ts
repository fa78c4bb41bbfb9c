import { explainCoverage, type Coverage } from '../artifacts';
import type { DocumentName, Profile } from '../contract';

/** What `crucible validate --explain` is asked for. */
export interface ExplainOptions {
  readonly profile: Profile;
  readonly format: string;
}

/**
 * What share of each document's schema is checked as bytes, and what is not, and why: one JSON object
 * a line for `json`, else text for people.
 *
 * @param only the one document to tell of; default all
 */
export function explain({ profile, format }: ExplainOptions, only?: DocumentName): string {
  const render = format === 'json' ? (one: Coverage) => JSON.stringify(one) : pretty;
  return explainCoverage(profile)
    .filter(({ document }) => only === undefined || document === only)
    .map((one) => `${render(one)}\n`)
    .join('');
}

function pretty({ document, places, fast, slow }: Coverage): string {
  if (places === 0) return `${document}: always parsed`;
  const share = Math.floor((100 * fast) / places);
  const lines = [`${document}: ${share} %, ${fast} of ${places} places of its schema`];
  for (const [pointer, why] of Object.entries(slow)) lines.push(`  ${pointer} is parsed: ${why}`);
  return lines.join('\n');
}
