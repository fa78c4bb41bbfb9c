import fc from 'fast-check';
import type { CitedEvidence, Citations, GoldEvidence, Prediction } from '../../src/contract';

/** A prediction with nothing to score; tests fill in what they are about. */
export function prediction(parts: Partial<Prediction>): Prediction {
  return {
    schema_version: '1.0.0',
    run_id: 'run',
    stage: 'eval',
    example_id: 'e',
    adapter_id: 'lora',
    split: 'dev',
    output: '{}',
    output_valid: null,
    gold: [],
    scores: {},
    latency_ms: 1,
    ...parts,
  };
}

const DOCUMENTS = ['d1', 'd2', 'd3', 'd4'];
const LABELS = ['SUPPORT', 'CONTRADICT'];

const label = fc.constantFrom(...LABELS);
const sentence = fc.nat(6);

const cited: fc.Arbitrary<CitedEvidence> = fc.record({
  document_id: fc.constantFrom(...DOCUMENTS),
  label,
  sentences: fc.array(sentence, { maxLength: 5 }),
});

/** Gold rationales of a document share no sentence, as the evaluator asserts. */
const gold: fc.Arbitrary<GoldEvidence> = fc.record({
  document_id: fc.constantFrom(...DOCUMENTS),
  label,
  rationales: fc
    .shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1, maxLength: 5 })
    .chain((sentences) =>
      fc
        .integer({ min: 1, max: sentences.length })
        .map((cut) => [sentences.slice(0, cut), sentences.slice(cut)].filter((r) => r.length > 0)),
    ),
});

const byDocument = { selector: (entry: { document_id: string }) => entry.document_id };

const citations: fc.Arbitrary<Citations> = fc.record({
  documents: fc.subarray(DOCUMENTS),
  cited: fc.uniqueArray(cited, { ...byDocument, maxLength: 3 }),
  gold: fc.uniqueArray(gold, { ...byDocument, maxLength: 2 }),
});

const record = fc
  .record({
    split: fc.constantFrom('dev', 'dev.seen', 'dev.unseen'),
    output: fc.option(fc.constant('{}')),
    output_valid: fc.option(fc.boolean()),
    citations: fc.option(citations, { nil: undefined }),
    evidence: fc.option(fc.nat(3).chain((pairs) => fc.tuple(fc.nat(pairs), fc.constant(pairs)))),
  })
  .map(({ evidence, citations, ...rest }) =>
    prediction({
      ...rest,
      ...(citations && { citations }),
      scores: evidence ? { evidence_hits: evidence[0], evidence_pairs: evidence[1] } : {},
    }),
  );

/** What one adapter answered to some examples of dev and its parts. */
export const predictions: fc.Arbitrary<Prediction[]> = fc
  .array(record, { minLength: 1, maxLength: 12 })
  .map((records) => records.map((record, i) => ({ ...record, example_id: `e${i}` })));
