import type { Prediction } from '../contract';
import { citedByDocument, goldByDocument } from './evidence-by-document';

/** What one prediction adds to the sums from which the citation metrics are computed. */
export const CITATION_COUNTS = [
  /** 1 when the task cites, that is when the record has citations. */
  'citing',
  /** Distinct sentences cited, and those of them that are in any gold rationale. */
  'cited',
  'cited_gold',
  /** Distinct sentences in any gold rationale. */
  'gold',
  /** 1 when the output should cite: there is gold evidence. */
  'due',
  /** 1 when it should, cites every gold document, and cites only documents it was given. */
  'accurate',
] as const;

export type CitationCounts = Record<(typeof CITATION_COUNTS)[number], number>;

const NO_CITATIONS: CitationCounts = {
  citing: 0,
  cited: 0,
  cited_gold: 0,
  gold: 0,
  due: 0,
  accurate: 0,
};

/** An entry without sentences cites nothing. */
export function citationCounts({ citations }: Prediction): CitationCounts {
  if (!citations) return NO_CITATIONS;
  const gold = goldByDocument(citations);
  const given = new Set(citations.documents);
  const missing = new Set(gold.keys());
  let cited = 0;
  let citedGold = 0;
  let onlyGiven = true;
  for (const { document_id: document, sentences } of citedByDocument(citations).values()) {
    if (sentences.length === 0) continue;
    missing.delete(document);
    onlyGiven &&= given.has(document);
    const goldHere = new Set(gold.get(document)?.rationales.flat());
    const citedHere = new Set(sentences);
    cited += citedHere.size;
    for (const sentence of citedHere) if (goldHere.has(sentence)) citedGold++;
  }
  let goldSentences = 0;
  for (const { rationales } of gold.values()) goldSentences += new Set(rationales.flat()).size;
  return {
    citing: 1,
    cited,
    cited_gold: citedGold,
    gold: goldSentences,
    due: gold.size > 0 ? 1 : 0,
    accurate: gold.size > 0 && missing.size === 0 && onlyGiven ? 1 : 0,
  };
}
