import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Prediction, ReportMetric } from '../../src/contract';
import { inSplit, scoreCitations, wilsonInterval } from '../../src/stats';
import { prediction, predictions } from './predictions';

const OPTIONS = { split: 'dev', seed: 3, resamples: 30 };

function metric(records: readonly Prediction[], name: string): ReportMetric {
  const found = scoreCitations(records, OPTIONS).find((m) => m.name === name);
  if (!found) throw new Error(`no metric ${name}`);
  return found;
}

const over = (part: number, whole: number) => (whole === 0 ? null : part / whole);
const sentencesOf = (list: readonly { document_id: string; sentences: readonly number[] }[]) =>
  new Set(
    list.flatMap(({ document_id, sentences }) => sentences.map((s) => `${document_id} ${s}`)),
  );

/** The definitions of the design, one example at a time. */
function fromTheDesign(records: readonly Prediction[]) {
  const sum = (count: (record: Prediction) => number) =>
    records.reduce((total, record) => total + count(record), 0);
  const cited = ({ citations }: Prediction) => sentencesOf(citations?.cited ?? []);
  const gold = ({ citations }: Prediction) =>
    sentencesOf(
      (citations?.gold ?? []).map(({ document_id, rationales }) => ({
        document_id,
        sentences: rationales.flat(),
      })),
    );
  const hits = sum((record) => [...cited(record)].filter((s) => gold(record).has(s)).length);
  const due = records.flatMap(({ citations }) => (citations?.gold.length ? [citations] : []));
  const accurate = due.filter(({ documents: given, cited: entries, gold: wanted }) => {
    const named = entries.filter((c) => c.sentences.length > 0).map((c) => c.document_id);
    return (
      named.every((document) => given.includes(document)) &&
      wanted.every(({ document_id }) => named.includes(document_id))
    );
  });
  const hasSchema = records.some((record) => record.output_valid !== null);
  const outputs = records.filter(
    (r) => hasSchema && (r.output_valid !== null || r.output === null),
  );
  const valid = outputs.filter((record) => record.output_valid === true && record.output !== null);
  return {
    evidence_p_at_1: over(
      sum(({ scores }) => scores['evidence_hits'] ?? 0),
      sum(({ scores }) => scores['evidence_pairs'] ?? 0),
    ),
    citation_precision: over(
      hits,
      sum((record) => cited(record).size),
    ),
    citation_recall: over(
      hits,
      sum((record) => gold(record).size),
    ),
    citation_accuracy: over(accurate.length, due.length),
    schema_compliance: over(valid.length, outputs.length),
  };
}

describe('citation scores', () => {
  it('are what the design defines', () => {
    fc.assert(
      fc.property(predictions, (records) => {
        const metrics = scoreCitations(records, OPTIONS);
        for (const [name, value] of Object.entries(fromTheDesign(records)))
          expect(metrics.find((m) => m.name === name)?.value, name).toBe(value);
      }),
    );
  });

  it('are rates whose intervals are ordered rates, given only beside a value', () => {
    fc.assert(
      fc.property(predictions, (records) => {
        const metrics = scoreCitations(records, OPTIONS);
        expect(new Set(metrics.map(({ name }) => name)).size).toBe(17);
        for (const { value, interval, num_examples, adapter_id, split } of metrics) {
          expect({ adapter_id, split }).toEqual({ adapter_id: 'lora', split: 'dev' });
          expect(num_examples).toBeLessThanOrEqual(records.length);
          if (value === null) expect(interval).toBeUndefined();
          else expect(value >= 0 && value <= 1 && num_examples > 0).toBe(true);
          if (interval)
            expect(0 <= interval.low && interval.low <= interval.high && interval.high <= 1).toBe(
              true,
            );
        }
      }),
    );
  });

  it('say how many examples each is measured on, and how its interval was made', () => {
    fc.assert(
      fc.property(predictions, (records) => {
        const citing = records.filter(({ citations }) => citations);
        const measured = {
          evidence_p_at_1: records.filter(({ scores }) => (scores['evidence_pairs'] ?? 0) > 0),
          citation_recall: citing,
          citation_accuracy: citing.filter(({ citations }) => citations?.gold.length),
          sentence_label_f1: citing,
        };
        for (const [name, examples] of Object.entries(measured)) {
          const { num_examples, interval } = metric(records, name);
          expect(num_examples, name).toBe(examples.length);
          const method = name === 'citation_accuracy' ? 'wilson' : 'bootstrap_percentile';
          if (interval) expect(interval.method, name).toBe(method);
        }
      }),
    );
  });

  it('do not depend on the order of the records, nor on records of other splits', () => {
    fc.assert(
      fc.property(predictions, (records) => {
        const scored = scoreCitations(records, OPTIONS);
        expect(scoreCitations([...records].reverse(), OPTIONS)).toEqual(scored);
        const elsewhere = prediction({ split: 'devil', adapter_id: 'other' });
        expect(scoreCitations([elsewhere, ...records], OPTIONS)).toEqual(scored);
      }),
    );
  });

  it('have the interval of a share where they are one', () => {
    const records = ['a', 'b', 'c'].map((example_id) =>
      prediction({ example_id, output_valid: true }),
    );
    expect(metric(records, 'schema_compliance')).toEqual({
      name: 'schema_compliance',
      value: 1,
      adapter_id: 'lora',
      split: 'dev',
      num_examples: 3,
      interval: wilsonInterval(3, 3),
    });
  });

  it('count a failed call against compliance only where the task has a schema', () => {
    const failed = prediction({ example_id: 'failed', output: null });
    const valid = prediction({ example_id: 'valid', output_valid: true });
    expect(metric([failed, valid], 'schema_compliance').value).toBe(0.5);
    expect(metric([failed, prediction({})], 'schema_compliance').value).toBeNull();
    // A record that says a missing output is valid does not make it so.
    expect(metric([{ ...failed, output_valid: true }, valid], 'schema_compliance').value).toBe(0.5);
  });

  it('refuse an empty split, mixed adapters and an example answered twice', () => {
    expect(() => scoreCitations([prediction({ split: 'test' })], OPTIONS)).toThrow(
      'No prediction is of split dev; splits given: test',
    );
    expect(() => scoreCitations([], OPTIONS)).toThrow('no predictions were given');
    const mixed = [prediction({}), prediction({ example_id: 'f', adapter_id: 'base' })];
    expect(() => scoreCitations(mixed, OPTIONS)).toThrow('lora and base are mixed');
    expect(() => scoreCitations([prediction({}), prediction({})], OPTIONS)).toThrow(
      'lora answers example e twice on split dev',
    );
  });
});

describe('a split', () => {
  it('holds its own predictions and those of its parts', () => {
    for (const [split, whole, expected] of [
      ['dev', 'dev', true],
      ['dev.unseen', 'dev', true],
      ['dev.unseen.rare', 'dev.unseen', true],
      ['dev', 'dev.unseen', false],
      ['devil', 'dev', false],
      ['dev.unseen', 'dev.un', false],
    ] as const)
      expect(inSplit({ split }, whole), `${split} in ${whole}`).toBe(expected);
  });
});
