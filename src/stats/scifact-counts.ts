import type { Prediction } from '../contract';
import { citedByDocument, goldByDocument } from './evidence-by-document';

/** What one prediction adds to the sums of SciFact's official four metrics. */
export const SCIFACT_COUNTS = [
  'abstracts_gold',
  'abstracts_cited',
  /** Cited gold abstracts with the right label, and those of them whose rationale is right too. */
  'abstracts_labelled',
  'abstracts_rationalized',
  'sentences_gold',
  'sentences_cited',
  /** Cited sentences of fully cited gold rationales, and those in abstracts labelled right. */
  'sentences_selected',
  'sentences_labelled',
] as const;

export type ScifactCounts = Record<(typeof SCIFACT_COUNTS)[number], number>;

/** Of an abstract, the evaluator takes the first three cited sentences as its rationale. */
const MAX_RATIONALE_SENTENCES = 3;

/**
 * Counts as allenai/scifact-evaluator does (Wadden et al. 2020, section 4). Only the rationale of
 * an abstract is cut to three sentences: the sentence metrics count every cited sentence, also one
 * that is cited twice, so that citing more costs precision.
 */
export function scifactCounts({ citations }: Prediction): ScifactCounts {
  const counts: ScifactCounts = {
    abstracts_gold: 0,
    abstracts_cited: 0,
    abstracts_labelled: 0,
    abstracts_rationalized: 0,
    sentences_gold: 0,
    sentences_cited: 0,
    sentences_selected: 0,
    sentences_labelled: 0,
  };
  if (!citations) return counts;
  const gold = goldByDocument(citations);
  counts.abstracts_gold = gold.size;
  for (const { rationales } of gold.values()) counts.sentences_gold += rationales.flat().length;
  for (const [document, { label, sentences }] of citedByDocument(citations)) {
    counts.abstracts_cited++;
    counts.sentences_cited += sentences.length;
    const evidence = gold.get(document);
    if (!evidence) continue;
    const selected = new Set(contained(evidence.rationales, sentences).flat()).size;
    counts.sentences_selected += selected;
    if (label !== evidence.label) continue;
    counts.abstracts_labelled++;
    counts.sentences_labelled += selected;
    const first = sentences.slice(0, MAX_RATIONALE_SENTENCES);
    if (contained(evidence.rationales, first).length > 0) counts.abstracts_rationalized++;
  }
  return counts;
}

/** The rationales of which every sentence is cited. */
function contained(rationales: readonly number[][], sentences: readonly number[]): number[][] {
  const cited = new Set(sentences);
  return rationales.filter((rationale) => rationale.every((sentence) => cited.has(sentence)));
}
