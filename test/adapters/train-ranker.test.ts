import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeText, forwardLayer, mergedLayer } from '../../src/adapters/lora/lora-layer';
import { createRanker, dot, scoreCandidates } from '../../src/adapters/lora/ranker';
import {
  createTrainingSession,
  planTraining,
  trainRanker,
} from '../../src/adapters/lora/train-ranker';
import { syntheticBase, syntheticTargets } from './synthetic';

const base = syntheticBase(16);
const targets = syntheticTargets(base, 60);

const cosines = (target: (typeof targets)[number]) => {
  const unit = (frozen: Float32Array) => {
    const bent = Float64Array.from(frozen, Math.tanh);
    const norm = Math.sqrt(dot(bent, bent));
    return bent.map((value) => value / norm);
  };
  return target.candidates.map(({ frozen }) => dot(unit(target.query.frozen), unit(frozen)));
};

describe('training the ranker', () => {
  it('starts exactly at the base, whatever the rank and the seed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer(), (rank, seed) => {
        const ranker = createRanker(base, { rank, seed, features: 'none', temperature: 1 });
        for (const target of targets.slice(0, 3)) {
          expect([...scoreCandidates(ranker, target)]).toEqual(cosines(target));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('at rank 0 ends exactly at the base too', () => {
    const ranker = createRanker(base, { rank: 0, features: 'none', temperature: 1 });
    trainRanker(ranker, targets, { epochs: 3 });
    for (const target of targets)
      expect([...scoreCandidates(ranker, target)]).toEqual(cosines(target));
  });

  it('lowers the loss of the batch it steps on', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 8 }), (seed, rank) => {
        const ranker = createRanker(base, { rank, seed, features: 'none', temperature: 0.2 });
        const session = createTrainingSession(ranker, { dropout: 0 });
        const before = session.forwardBackward(targets).loss;
        const { grad_norm } = session.optimStep({ learning_rate: 1e-3 });
        expect(grad_norm).toBeGreaterThan(0);
        expect(session.forwardBackward(targets).loss).toBeLessThan(before);
      }),
      { numRuns: 50 },
    );
  });

  it('finds the signal on questions it has not seen', () => {
    const ranker = createRanker(base, { rank: 8, features: 'none', temperature: 0.2 });
    const held = syntheticTargets(base, 200, 77);
    const hits = () =>
      held.filter((target) => {
        const scores = scoreCandidates(ranker, target);
        return scores.indexOf(Math.max(...scores)) === target.gold[0];
      }).length;
    const before = hits();
    trainRanker(ranker, syntheticTargets(base, 300), {
      epochs: 10,
      learning_rate: 0.01,
      dropout: 0,
    });
    expect(hits()).toBeGreaterThan(before + 20);
  });

  it('gives the same bytes for the same seed and others for another', () => {
    const run = (seed: number) =>
      trainRanker(createRanker(base, { seed }), targets, { seed, epochs: 2, dropout: 0.2 }).weights;
    expect(run(3)).toEqual(run(3));
    expect(run(3).up).not.toEqual(run(4).up);
  });

  it('gathers gradients: two halves make a whole', () => {
    const step = (batches: readonly (typeof targets)[]) => {
      const ranker = createRanker(base, { seed: 1 });
      const session = createTrainingSession(ranker, { dropout: 0 });
      for (const batch of batches) session.forwardBackward(batch);
      return session.optimStep({ learning_rate: 0.01 }).grad_norm / batches.length;
    };
    expect(step([targets.slice(0, 30), targets.slice(30)])).toBeCloseTo(step([targets]), 10);
  });

  it('plans every example once an epoch', () => {
    const plan = [...planTraining(10, { batch_size: 4, epochs: 2, learning_rate: 1 })];
    expect(plan.map(({ batch }) => batch.length)).toEqual([4, 4, 2, 4, 4, 2]);
    const first = plan.filter(({ epoch }) => epoch === 0).flatMap(({ batch }) => batch);
    expect(first.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('stops when aborted', () => {
    const controller = new AbortController();
    const steps: number[] = [];
    const run = () =>
      trainRanker(createRanker(base), targets, {
        signal: controller.signal,
        onStep: ({ step }) => (
          steps.push(step),
          step === 1 && controller.abort(new Error('enough'))
        ),
      });
    expect(run).toThrow('enough');
    expect(steps).toEqual([0, 1]);
  });

  it('merges to a layer that answers the same', () => {
    const ranker = trainRanker(createRanker(base), targets, { epochs: 1 });
    const merged = mergedLayer(ranker.shape, ranker.weights, base.layer);
    const pooled = targets[0]?.query.pooled ?? new Float32Array(16);
    const adapted = forwardLayer(
      ranker.shape,
      ranker.weights,
      encodeText(base.layer, pooled),
    ).output;
    const plain = createRanker({ ...base, layer: merged }, { rank: 0 });
    const direct = forwardLayer(plain.shape, plain.weights, encodeText(merged, pooled)).output;
    for (const [i, value] of adapted.entries()) expect(direct[i]).toBeCloseTo(value, 5);
  });
});
