import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderComparisonMarkdown } from '../../../src/report';
import { expectEven, expectInert } from '../markdown-rules';
import { text } from '../reports';
import { COMPARED, comparisonOf } from './comparisons';

describe('a comparison as Markdown', () => {
  it('is the golden file', async () => {
    const markdown = renderComparisonMarkdown(COMPARED);
    expectEven(markdown);
    expectInert(markdown);
    await expect(markdown).toMatchFileSnapshot('comparison.golden.md');
  });

  it('shows hostile text as what it is', () => {
    fc.assert(
      fc.property(text, fc.nat(20), (hostile, metrics) => {
        const markdown = renderComparisonMarkdown(comparisonOf(hostile, metrics));
        expectEven(markdown);
        expectInert(markdown);
      }),
    );
  });

  it('says plainly where there is nothing to show', () => {
    const markdown = renderComparisonMarkdown({
      ...COMPARED,
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
