import type { EvidenceAnswer, SciFactClaim } from 'crucible-contracts/runtime';

/** The evaluator scores at most three sentences of an abstract. */
const MAX_SENTENCES = 3;

/** What is cited of one abstract, and what it is said to show. */
export interface CitedAbstract {
  readonly document_id: string;
  readonly label: 'SUPPORT' | 'CONTRADICT';
  /** Indices of sentences, the best first. */
  readonly sentences: readonly number[];
}

/**
 * Cites the best sentence of each abstract that decides the claim, and those that come close to it.
 *
 * @param closeness least ratio of a cited sentence's softmax probability to the best one's
 */
export function citedAbstracts(
  answers: ReadonlyMap<string, EvidenceAnswer>,
  closeness: number,
): CitedAbstract[] {
  return [...answers].flatMap(
    ([
      document_id,
      {
        scores,
        label: { label },
      },
    ]) => {
      if (label === 'NEI') return [];
      const ranking = ranked(scores);
      const best = scores[ranking[0] ?? 0] ?? 0;
      const close = ranking.filter((i) => Math.exp((scores[i] ?? 0) - best) >= closeness);
      return [{ document_id, label, sentences: close.slice(0, MAX_SENTENCES) }];
    },
  );
}

/** Indices from the highest score to the lowest; the earlier sentence first among equals. */
function ranked(scores: readonly number[]): number[] {
  return scores.map((_, i) => i).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
}

/** The answer as text, in the format of SciFact's predictions. */
export function answerText(cited: readonly CitedAbstract[]): string {
  const evidence = new Map(
    cited.map(({ document_id, sentences, label }) => [document_id, { sentences, label }]),
  );
  return JSON.stringify({ evidence: Object.fromEntries(evidence) });
}

/** Reads an answer's text back; undefined when it is not what the task asks for. */
export function readAnswer(text: string): CitedAbstract[] | undefined {
  const answer = parsed(text);
  if (!isObject(answer) || !isObject(answer['evidence'])) return undefined;
  const entries: [string, unknown][] = Object.entries(answer['evidence']);
  const cited = entries.flatMap(([document_id, value]): CitedAbstract[] => {
    const { sentences, label } = isObject(value) ? value : {};
    if (!isIndexList(sentences) || (label !== 'SUPPORT' && label !== 'CONTRADICT')) return [];
    return [{ document_id, label, sentences }];
  });
  return cited.length === entries.length ? cited : undefined;
}

/** Mean probability of the labels that were chosen. */
export function confidenceOf(answers: ReadonlyMap<string, EvidenceAnswer>): number {
  const chosen = [...answers.values()].map(({ label }) => label.probabilities[label.label]);
  return chosen.length === 0 ? 0 : chosen.reduce((sum, p) => sum + p, 0) / chosen.length;
}

/** First-ranked sentences that are evidence, over the abstracts that hold any. */
export function evidenceHits(
  claim: SciFactClaim,
  answers: ReadonlyMap<string, EvidenceAnswer>,
): { readonly evidence_hits: number; readonly evidence_pairs: number } {
  const hits = claim.evidence.filter(({ document_id, rationales }) => {
    const [first] = ranked(answers.get(document_id)?.scores ?? []);
    return first !== undefined && rationales.flat().includes(first);
  });
  return { evidence_hits: hits.length, evidence_pairs: claim.evidence.length };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isIndexList(value: unknown): value is number[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((index) => Number.isSafeInteger(index) && index >= 0)
  );
}
