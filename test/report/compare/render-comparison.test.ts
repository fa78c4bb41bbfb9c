import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRuns, renderComparisonMarkdown, type RunComparison } from '../../../src/report';
import { expectEven, expectInert } from '../markdown-rules';
import { text } from '../reports';
import { runOf, withManifest } from './runs';

const a = runOf({ examples: 30, seed: 2 }, withManifest({ params: { rate: 0.5, gone: true } }));
const target = { metric: 'exact_match', adapter_id: 'lexical', split: 'dev', comparator: 'gte', on_missing: 'fail' } as const; // prettier-ignore
const b = runOf({ examples: 30, seed: 1 }, (records) => ({
  ...withManifest({
    name: 'Recomputed | <b>again</b>',
    params: { rate: 0.25 },
    quality_targets: [{ ...target, threshold: 0.9 }],
  })(records),
  predictions: records.predictions.map((one) => ({
    ...one,
    scores: { ...one.scores, length: one.output?.length ?? 0 },
  })),
}));
const compared = compareRuns(a, b);
const [answers] = compared.answers;
const [gate] = compared.gates;
if (!answers || !gate) throw new Error('the runs have answers and a gate');

/** The comparison with text from the data replaced by hostile one. */
const hostile: fc.Arbitrary<RunComparison> = fc
  .record({ title: text, name: text, value: text, answer: fc.option(text), kept: fc.nat(30) })
  .map(({ title, name, value, answer, kept }) => ({
    ...compared,
    a: { ...compared.a, title },
    summary: `${title} ${value}`,
    settings: [{ name, a: value }, { name: `seed`, b: null }],
    gates: [{ ...gate, metric: name, adapter_id: value, split: title, a: null }],
    metrics: compared.metrics
      .slice(0, kept)
      .map((metric) => ({ ...metric, name, adapter_id: value, split: title, unit: value })),
    unmatched_metrics: [{ name, adapter_id: value, split: title, only_in: 'a' }],
    answers: [
      {
        ...answers,
        adapter_id: name,
        changes: Array.from({ length: kept }, () => ({ example_id: name, split: title, a: answer, b: value, change: null })), // prettier-ignore
      },
    ],
  })); // prettier-ignore

describe('a comparison as Markdown', () => {
  it('is the golden file', async () => {
    const markdown = renderComparisonMarkdown(compared);
    expectEven(markdown);
    expectInert(markdown);
    await expect(markdown).toMatchFileSnapshot('comparison.golden.md');
  });

  it('shows hostile text as what it is', () => {
    fc.assert(
      fc.property(hostile, (comparison) => {
        const markdown = renderComparisonMarkdown(comparison);
        expectEven(markdown);
        expectInert(markdown);
      }),
    );
  });

  it('says plainly where there is nothing to show', () => {
    const markdown = renderComparisonMarkdown({
      ...compared,
      same_data: false,
      settings: [],
      gates: [],
      metrics: [],
      unmatched_metrics: [],
      answers: [],
    });
    for (const sentence of [
      'Parameters, seed, data and environment are the same',
      'Neither run has quality gates.',
      'The runs have no metric in common.',
      'no answers are compared',
    ])
      expect(markdown).toContain(sentence);
  });
});
