import { describe, expect, it } from 'vitest';
import { curveGroups } from '../../../src/report/html/curve-groups';

const series = (name: string, unit?: string, stage = 'train') => ({
  name,
  stage,
  ...(unit !== undefined && { unit }),
  points: [],
});

function shapeOf(...args: Parameters<typeof curveGroups>) {
  return curveGroups(...args).map(({ title, stage, curves }) => [
    title,
    stage,
    curves.map(({ label }) => label),
  ]);
}

describe('curves drawn together', () => {
  it('are those of a metric, labelled by their adapters', () => {
    const names = ['lora/loss', 'lora/learning_rate', 'lexical/loss', 'lexical/learning_rate'];
    expect(shapeOf(names.map((name) => series(name)))).toEqual([
      ['loss', 'train', ['lora', 'lexical']],
      ['learning_rate', 'train', ['lora', 'lexical']],
    ]);
  });

  it('are those of a unit, labelled by what their names do not share', () => {
    const tail = ['tail_at_scale/unhedged', 'tail_at_scale/hedged'].map((n) => series(n, 'ms'));
    expect(shapeOf(tail)).toEqual([['tail_at_scale', 'train', ['unhedged', 'hedged']]]);
    expect(shapeOf([series('a', 'ms'), series('b', 'ms'), series('b', 's')])).toEqual([
      ['Values', 'train', ['a', 'b']],
      ['b', 'train', ['b']],
    ]);
  });

  it('are of one stage, and never without a name', () => {
    expect(shapeOf([series('loss'), series('loss', undefined, 'tune')])).toEqual([
      ['loss', 'train', ['loss']],
      ['loss', 'tune', ['loss']],
    ]);
    expect(shapeOf([series('loss'), series('lora/loss'), series('a/b/loss')])).toEqual([
      ['Values', 'train', ['loss', 'lora/loss', 'a/b/loss']],
    ]);
  });
});
