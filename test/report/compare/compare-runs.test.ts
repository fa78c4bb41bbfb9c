import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QualityTarget } from '../../../src/contract';
import { compareRuns, type ReportedRun } from '../../../src/report';
import { answerF1, exactMatch, mcnemarExact } from '../../../src/stats';
import { runOf, withManifest } from './runs';

/** Two runs over the same questions, answered by chance. */
const pair = fc
  .tuple(fc.integer({ min: 2, max: 20 }), fc.nat(1000), fc.nat(1000))
  .map(([examples, a, b]) => [runOf({ examples, seed: a }), runOf({ examples, seed: b })] as const);

const target = (metric: string, threshold: number): QualityTarget => ({
  metric,
  adapter_id: 'lexical',
  split: 'dev',
  comparator: 'gte',
  threshold,
  on_missing: 'fail',
});

/** The run with another answer of `lexical` to the first question. */
function answering(output: string): ReportedRun {
  return runOf({}, (records) => ({
    ...records,
    predictions: records.predictions.map((one) => {
      if (one.example_id !== 'q-0' || one.adapter_id !== 'lexical') return one;
      const scores = { exact_match: exactMatch(output, one.gold), f1: answerF1(output, one.gold) };
      return { ...one, output, scores };
    }),
  }));
}

describe('a run compared with itself', () => {
  const run = runOf({ examples: 80 });
  const compared = compareRuns(run, run);

  it('has every metric, no difference, and 0 in every interval', () => {
    expect(compared.metrics).toHaveLength(run.report.metrics.length);
    for (const { name, difference, interval, a, b } of compared.metrics) {
      expect(a, name).toEqual(b);
      expect(difference, name).toBe(a.value === null ? null : 0);
      if (interval) expect(interval.low <= 0 && 0 <= interval.high, name).toBe(true);
    }
    const basis = (name: string) => compared.metrics.find((m) => m.name === name)?.basis;
    expect(basis('exact_match')).toBe('paired');
    expect(basis('fleiss_kappa')).toBe('paired');
    expect(basis('latency_p50')).toBe('independent');
    expect(basis('hedge_rate')).toBeNull();
  });

  it('has no changed answer, setting or gate, and says so', () => {
    expect(compared.settings).toEqual([]);
    expect(compared.unmatched_metrics).toEqual([]);
    expect(compared.gates.map(({ change }) => change)).toEqual(['still_passing']);
    expect(compared.answers).toHaveLength(4);
    for (const { changes, right_to_wrong, wrong_to_right, mcnemar_p_value } of compared.answers)
      expect([changes, right_to_wrong, wrong_to_right, mcnemar_p_value]).toEqual([[], 0, 0, 1]);
    expect(compared.summary).toContain('excludes 0 in 0');
    expect(compared.summary).not.toMatch(/higher|lower|more often|less often/);
  });
});

describe('two runs', () => {
  it('turned around change the sign of every difference, and nothing else', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const [forth, back] = [compareRuns(a, b), compareRuns(b, a)];
        expect(back.metrics).toHaveLength(forth.metrics.length);
        for (const [i, metric] of forth.metrics.entries()) {
          const turned = back.metrics[i];
          expect(turned).toMatchObject({ name: metric.name, a: metric.b, b: metric.a });
          if (metric.difference === null) expect(turned?.difference).toBeNull();
          else expect(turned?.difference).toBeCloseTo(-metric.difference, 12);
          if (metric.basis !== 'paired') continue;
          expect(turned?.interval?.low).toBeCloseTo(-(metric.interval?.high ?? NaN), 12);
          expect(turned?.interval?.high).toBeCloseTo(-(metric.interval?.low ?? NaN), 12);
        }
        for (const [i, answers] of forth.answers.entries()) {
          expect(back.answers[i]).toMatchObject({
            right_to_wrong: answers.wrong_to_right,
            wrong_to_right: answers.right_to_wrong,
            mcnemar_p_value: answers.mcnemar_p_value,
          });
          expect(back.answers[i]?.changes).toHaveLength(answers.changes.length);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('differ as their reports do, where both answered the same', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        for (const { name, adapter_id, split, ...found } of compareRuns(a, b).metrics) {
          const valueIn = ({ report }: ReportedRun) =>
            report.metrics.find((m) => m.name === name && m.adapter_id === adapter_id && m.split === split)?.value; // prettier-ignore
          expect([found.a.value, found.b.value]).toEqual([valueIn(a), valueIn(b)]);
          if (found.difference !== null)
            expect(found.difference).toBeCloseTo((valueIn(b) ?? NaN) - (valueIn(a) ?? NaN), 12);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('count the answers that changed as a reader would', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const [compared] = compareRuns(a, b).answers.filter((one) => one.adapter_id === 'rules');
        const outputs = ({ records }: ReportedRun) =>
          records.predictions.filter((one) => one.adapter_id === 'rules').map((one) => one.output);
        const [before, after] = [outputs(a), outputs(b)];
        const lost = before.filter((out, i) => out === 'Paris' && after[i] !== 'Paris').length;
        const won = before.filter((out, i) => out !== 'Paris' && after[i] === 'Paris').length;
        expect(compared).toMatchObject({
          num_examples: before.length,
          num_judged: before.length,
          right_to_wrong: lost,
          wrong_to_right: won,
          mcnemar_p_value: mcnemarExact(lost, won),
        });
        expect(compared?.changes).toHaveLength(before.filter((out, i) => out !== after[i]).length);
        const order = compared?.changes.map(({ change }) => change) ?? [];
        expect(order.slice(0, lost + won)).toEqual([
          ...Array<string>(lost).fill('right_to_wrong'),
          ...Array<string>(won).fill('wrong_to_right'),
        ]);
      }),
      { numRuns: 8 },
    );
  });

  it('show the one answer that was changed by hand', () => {
    const { answers } = compareRuns(answering('Paris'), answering('Lyon <b>'));
    const changed = answers.filter(({ changes }) => changes.length > 0);
    expect(changed).toMatchObject([
      {
        kind: 'adapter',
        adapter_id: 'lexical',
        right_to_wrong: 1,
        wrong_to_right: 0,
        changes: [{ example_id: 'q-0', a: 'Paris', b: 'Lyon <b>', change: 'right_to_wrong' }],
      },
    ]);
  });

  it('that share only some examples are compared on these', () => {
    const fewer = runOf({ examples: 10 });
    const found = compareRuns(runOf({ examples: 24 }), fewer);
    const metric = found.metrics.find((m) => m.name === 'exact_match');
    expect(metric).toMatchObject({ basis: 'paired', difference: 0, a: { num_examples: 10 } });
    expect(found.answers.map(({ num_examples }) => num_examples)).toEqual([10, 10, 10, 10]);
  });

  it('pair an example only where both have it in the split', () => {
    const all = runOf();
    const moved = runOf({}, (records) => ({
      ...records,
      predictions: records.predictions.map((one) =>
        one.example_id === 'q-0' ? { ...one, split: 'train' } : one,
      ),
    }));
    for (const { answers } of [compareRuns(all, moved), compareRuns(moved, all)])
      expect(answers.map(({ num_examples }) => num_examples)).toEqual([23, 23, 23, 24]);
  });

  it('of different data pair nothing, and say so', () => {
    const a = runOf({ seed: 1 });
    const dataset_manifest = { ...a.records.manifest.dataset_manifest, sha256: 'f'.repeat(64) };
    const b = runOf({ seed: 2 }, withManifest({ dataset_manifest }));
    const found = compareRuns(a, b);
    expect(found.same_data).toBe(false);
    expect(found.answers).toEqual([]);
    expect(found.metrics.map(({ basis }) => basis)).not.toContain('paired');
    expect(found.summary).toContain('different data');
    expect(found.settings.map(({ name }) => name)).toEqual(['dataset.sha256']);
  });

  it('name what they were given differently', () => {
    const a = runOf({}, withManifest({ params: { rate: 0.5, gone: null }, seed: 1 }));
    const environment = { package_version: '9.0.0', node_version: 'v20', platform: 'linux-x64' };
    const b = runOf({}, withManifest({ params: { rate: 0.25, new: 'x' }, seed: 2, environment }));
    const { settings } = compareRuns(a, b);
    expect(settings).toContainEqual({ name: 'params.rate', a: 0.5, b: 0.25 });
    expect(settings).toContainEqual({ name: 'params.gone', a: null });
    expect(settings).toContainEqual({ name: 'params.new', b: 'x' });
    expect(settings).toContainEqual({ name: 'seed', a: 1, b: 2 });
    expect(settings.map(({ name }) => name)).toContain('environment.package_version');
    expect(settings.map(({ name }) => name)).not.toContain('dataset.sha256');
  });

  it('put first the gates that only the second fails', () => {
    const targets = (all: readonly QualityTarget[]) => withManifest({ quality_targets: [...all] });
    expect(compareRuns(runOf({}, targets([])), runOf({}, targets([]))).summary).toContain(
      'Neither',
    );
    const a = runOf({}, targets([target('f1', 0), target('exact_match', 0), target('nothing', 1)]));
    const b = runOf({}, targets([target('f1', 0), target('nothing', 1), target('exact_match', 1), target('f1', 1)])); // prettier-ignore
    const compared = compareRuns(a, b);
    expect(compared.gates.map(({ metric, change }) => `${metric} ${change}`)).toEqual([
      'exact_match newly_failing',
      'nothing still_failing',
      'f1 only_in_b',
      'f1 still_passing',
    ]);
    expect(compared.gates[0]).toMatchObject({ a: { threshold: 0 }, b: { threshold: 1 } });
    expect(compared.summary).toContain('B fails 1 quality gate that A passed: exact_match of lexical on dev.'); // prettier-ignore
    const back = compareRuns(b, a).gates.map(({ change }) => change);
    expect(back).toEqual(['still_failing', 'only_in_a', 'newly_passing', 'still_passing']);
  });

  it('name the metrics that only one has', () => {
    const a = runOf();
    const b = runOf({}, (records) => ({
      ...records,
      votes: [],
      predictions: records.predictions.map((one) => ({ ...one, scores: { ...one.scores, length: 5 } })), // prettier-ignore
    }));
    const { unmatched_metrics, metrics } = compareRuns(a, b);
    expect(unmatched_metrics).toContainEqual({ name: 'accuracy', adapter_id: 'vote', split: 'dev', only_in: 'a' }); // prettier-ignore
    expect(unmatched_metrics).toContainEqual({ name: 'length', adapter_id: 'rules', split: 'dev', only_in: 'b' }); // prettier-ignore
    expect(metrics.length + unmatched_metrics.filter((m) => m.only_in === 'a').length).toBe(a.report.metrics.length); // prettier-ignore
  });
});
