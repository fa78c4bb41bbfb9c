import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ModelError } from '../../../src/adapters';
import { FEATURES_VERSION, spanFeatures } from '../../../src/adapters/short-answers/span-features';
import { VIEWS } from '../../../src/adapters/short-answers/views';
import { EXAMPLES, readPlainly } from './questions';

describe('the features of spans', () => {
  const read = EXAMPLES.map(readPlainly);

  it('have not changed since their version', () => {
    const hash = createHash('sha256');
    for (const view of VIEWS)
      for (const question of read) {
        const { starts, buckets, values } = spanFeatures(view, question);
        for (const list of [starts, buckets, values]) hash.update(JSON.stringify([...list]));
      }
    // Trained weights are kept under the version: raise FEATURES_VERSION when the digest changes.
    expect([FEATURES_VERSION, hash.digest('hex').slice(0, 16)]).toEqual([2, '4cf74480f6e0c113']);
  });

  it('of all views are those of each view together, what all share once', () => {
    for (const question of read) {
      const bagOf = (view: (typeof VIEWS)[number], span: number) => {
        const { starts, buckets } = spanFeatures(view, question);
        return [...buckets.subarray(starts[span], starts[span + 1])];
      };
      for (const span of [0, question.spans.length - 1]) {
        const all = bagOf('all_views', span);
        const single = (['lexical', 'syntactic', 'encoder'] as const).map((view) =>
          bagOf(view, span),
        );
        for (const bag of single) expect(all).toEqual(expect.arrayContaining(bag));
        const [shared = []] = single.map((bag) =>
          bag.filter((bucket) => single.every((other) => other.includes(bucket))),
        );
        const total = single.reduce((sum, bag) => sum + bag.length, 0);
        expect(all.length).toBe(total - 2 * shared.length);
      }
    }
  });

  it('are refused for a question that was read without what the view needs', () => {
    const [question] = read;
    if (!question) throw new Error('no question');
    const { tags: _tags, similarities: _similarities, ...plain } = question;
    expect(spanFeatures('lexical', plain)).toEqual(spanFeatures('lexical', question));
    for (const view of ['syntactic', 'encoder', 'all_views'] as const)
      expect(() => spanFeatures(view, plain)).toThrow(ModelError);
  });
});
