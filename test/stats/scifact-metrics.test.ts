import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Prediction } from '../../src/contract';
import { scoreCitations } from '../../src/stats';
import { prediction, predictions } from './predictions';

const SHARED = join(import.meta.dirname, '..', '..', '..', 'shared', 'data');
const FIXTURE = join(SHARED, 'scifact-evaluator');
const TEST_CLAIMS = join(SHARED, 'scifact', 'claims_test.jsonl');

interface Claim {
  id: number;
  evidence?: Record<string, { sentences: number[]; label: string }[]>;
}
interface Answer {
  id: number;
  evidence: Record<string, { sentences: number[]; label: string }>;
}

function readLines<T>(file: string): T[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  // The published fixture, in the format of the SciFact task.
  return lines.map((line) => JSON.parse(line) as T);
}

function recordsOf(claims: readonly Claim[], answers: readonly Answer[]): Prediction[] {
  return answers.map((answer, i) => {
    const { evidence: gold = {} } = claims[i] ?? {};
    return prediction({
      example_id: String(answer.id),
      citations: {
        documents: Object.keys(answer.evidence),
        cited: Object.entries(answer.evidence).map(([document_id, entry]) => ({
          document_id,
          ...entry,
        })),
        gold: Object.entries(gold).map(([document_id, entries]) => ({
          document_id,
          label: entries[0]?.label ?? null,
          rationales: entries.map(({ sentences }) => sentences),
        })),
      },
    });
  });
}

function metricsOf(records: readonly Prediction[]): Map<string, number | null> {
  const metrics = scoreCitations(records, { split: 'dev', seed: 1, resamples: 2 });
  return new Map(metrics.map(({ name, value }) => [name, value]));
}

const UNITS = [
  'abstract_label_only',
  'abstract_rationalized',
  'sentence_selection',
  'sentence_label',
];

/**
 * Written from section 4 of Wadden et al. 2020. An abstract is correctly labelled when it is gold
 * and its label is right; correctly rationalized when, besides, a gold rationale is among its first
 * three sentences. A sentence is correctly selected when it belongs to a gold rationale whose other
 * sentences are selected too; correctly labelled when, besides, the abstract's label is right.
 */
function fromThePaper(records: readonly Prediction[], unit: string) {
  let correct = 0;
  let retrieved = 0;
  let relevant = 0;
  const bySentence = unit.startsWith('sentence');
  for (const { citations } of records) {
    for (const { rationales } of citations?.gold ?? [])
      relevant += bySentence ? rationales.flat().length : 1;
    for (const { document_id, label, sentences } of citations?.cited ?? []) {
      retrieved += bySentence ? sentences.length : 1;
      const gold = citations?.gold.find((entry) => entry.document_id === document_id);
      if (!gold) continue;
      const labelRight = gold.label === label;
      if (unit === 'abstract_label_only' && labelRight) correct++;
      if (unit === 'abstract_rationalized' && labelRight) {
        const three = sentences.filter((_, rank) => rank < 3);
        if (gold.rationales.some((r) => r.every((s) => three.includes(s)))) correct++;
      }
      if (!bySentence || (unit === 'sentence_label' && !labelRight)) continue;
      for (let s = 0; s <= 6; s++) {
        const own = gold.rationales.find((rationale) => rationale.includes(s));
        if (sentences.includes(s) && own?.every((other) => sentences.includes(other))) correct++;
      }
    }
  }
  const over = (a: number, b: number) => (b === 0 ? 0 : a / b);
  const precision = over(correct, retrieved);
  const recall = over(correct, relevant);
  return { precision, recall, f1: over(2 * precision * recall, precision + recall) };
}

describe("SciFact's official four", () => {
  it.skipIf(!existsSync(FIXTURE))('are those of the published evaluator on its fixture', () => {
    const claims = readLines<Claim>(join(FIXTURE, 'gold_small.jsonl'));
    const answers = readLines<Answer>(join(FIXTURE, 'predictions_small.jsonl'));
    expectPublished(recordsOf(claims, answers), 'expected_metrics_small.json');
  });

  it.skipIf(!existsSync(FIXTURE) || !existsSync(TEST_CLAIMS))(
    'are 0, not undefined, for its dummy: test claims whose evidence is not public',
    () => {
      const claims = readLines<Claim>(TEST_CLAIMS);
      const answers = readLines<Answer>(join(FIXTURE, 'predictions_dummy.jsonl'));
      expect(answers.map(({ id }) => id)).toEqual(claims.map(({ id }) => id));
      expectPublished(recordsOf(claims, answers), 'expected_metrics_dummy.json');
    },
  );

  it('are what the paper defines', () => {
    fc.assert(
      fc.property(predictions, (records) => {
        const metrics = metricsOf(records);
        if (!records.some(({ citations }) => citations)) {
          expect(UNITS.map((unit) => metrics.get(`${unit}_f1`))).toEqual(UNITS.map(() => null));
          return;
        }
        for (const unit of UNITS) {
          for (const [score, value] of Object.entries(fromThePaper(records, unit)))
            expect(metrics.get(`${unit}_${score}`), `${unit}_${score}`).toBeCloseTo(value, 12);
        }
      }),
    );
  });

  it('take the first three sentences as the rationale of an abstract', () => {
    const citing = (sentences: number[]) =>
      metricsOf([
        prediction({
          citations: {
            documents: ['d'],
            cited: [{ document_id: 'd', label: 'SUPPORT', sentences }],
            gold: [{ document_id: 'd', label: 'SUPPORT', rationales: [[4, 5]] }],
          },
        }),
      ]);
    expect(citing([1, 4, 5]).get('abstract_rationalized_f1')).toBe(1);
    expect(citing([1, 2, 4, 5]).get('abstract_rationalized_f1')).toBe(0);
    expect(citing([1, 2, 4, 5]).get('sentence_selection_recall')).toBe(1);
    expect(citing([4]).get('sentence_selection_recall')).toBe(0);
  });

  it('count a document that is cited twice once, so that no rate passes 1', () => {
    const entry = { document_id: 'd', label: 'SUPPORT', sentences: [0] };
    const metrics = metricsOf([
      prediction({
        citations: {
          documents: ['d'],
          cited: [entry, { ...entry, label: 'CONTRADICT', sentences: [1] }],
          gold: [{ document_id: 'd', label: 'SUPPORT', rationales: [[0], [1]] }],
        },
      }),
    ]);
    for (const unit of UNITS) expect(metrics.get(`${unit}_recall`)).toBe(1);
  });
});

function expectPublished(records: readonly Prediction[], file: string): void {
  // Published beside the fixture: metric names and numbers.
  const published = JSON.parse(readFileSync(join(FIXTURE, file), 'utf8')) as Record<string, number>;
  const metrics = metricsOf(records);
  expect(Object.keys(published)).toHaveLength(12);
  for (const [name, value] of Object.entries(published)) {
    expect(Math.abs((metrics.get(name) ?? NaN) - value), name).toBeLessThan(1e-12);
  }
}
