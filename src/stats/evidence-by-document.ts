import type { Citations, CitedEvidence, GoldEvidence } from '../contract';

/**
 * What an output cites, by document. A document cited more than once counts once: with the label
 * given first, and the sentences of all entries in their order.
 */
export function citedByDocument({ cited }: Citations): Map<string, CitedEvidence> {
  const byDocument = new Map<string, CitedEvidence>();
  for (const entry of cited) {
    const first = byDocument.get(entry.document_id);
    if (!first) byDocument.set(entry.document_id, { ...entry, sentences: [...entry.sentences] });
    else for (const sentence of entry.sentences) first.sentences.push(sentence);
  }
  return byDocument;
}

/** The gold evidence, by document; a document listed more than once is joined as above. */
export function goldByDocument({ gold }: Citations): Map<string, GoldEvidence> {
  const byDocument = new Map<string, GoldEvidence>();
  for (const entry of gold) {
    const first = byDocument.get(entry.document_id);
    if (!first) byDocument.set(entry.document_id, { ...entry, rationales: [...entry.rationales] });
    else for (const rationale of entry.rationales) first.rationales.push(rationale);
  }
  return byDocument;
}
