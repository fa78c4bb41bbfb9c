import { describe, expect, it } from 'vitest';
import {
  createRanker,
  decodeCheckpoint,
  decodeSafetensors,
  encodeCheckpoint,
  LABEL_FEATURES,
  LABELS,
  predictLabel,
  scoreCandidates,
  trainLabelHead,
  trainRanker,
  type LabelTarget,
} from '../../src/adapters';
import { seededRandom } from '../../src/stats';
import { normals, syntheticBase, syntheticTargets } from './synthetic';

const base = syntheticBase(16);
const targets = syntheticTargets(base, 30);

function labelled(count: number, seed: number): LabelTarget[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, i) => {
    const which = i % LABELS.length;
    const features = normals(random, LABEL_FEATURES.length, 1);
    features[which] = 3;
    return { features, label: LABELS[which] ?? 'NEI' };
  });
}

describe('a checkpoint', () => {
  const labelHead = trainLabelHead(labelled(90, 1));
  const ranker = trainRanker(createRanker(base, { rank: 3, alpha: 6 }), targets, { epochs: 2 });
  const files = encodeCheckpoint({ ranker, labelHead });

  it('gives back exactly the same scores and labels', () => {
    const read = decodeCheckpoint(base, files);
    for (const target of targets) {
      expect(scoreCandidates(read.ranker, target)).toEqual(scoreCandidates(ranker, target));
    }
    for (const { features } of labelled(9, 2)) {
      expect(predictLabel(read.labelHead ?? labelHead, features)).toEqual(
        predictLabel(labelHead, features),
      );
    }
    expect(read.labelHead).toBeDefined();
    expect(encodeCheckpoint(read)).toEqual(files);
  });

  it('does without a label head, without features and without an adapter', () => {
    const plain = createRanker(base, { rank: 0, features: 'none' });
    const read = decodeCheckpoint(base, encodeCheckpoint({ ranker: plain }));
    expect(read).toEqual({ ranker: plain });
  });

  it("is laid out under PEFT's names", () => {
    const [config, weights] = files;
    expect(files.map(({ name }) => name)).toEqual([
      'adapter_config.json',
      'adapter_model.safetensors',
    ]);
    expect(JSON.parse(new TextDecoder().decode(config?.bytes))).toMatchObject({
      peft_type: 'LORA',
      r: 3,
      lora_alpha: 6,
      target_modules: ['tanh_layer_0'],
    });
    const { tensors } = decodeSafetensors(weights?.bytes ?? new Uint8Array());
    expect(tensors.get('base_model.model.tanh_layer_0.lora_A.weight')?.shape).toEqual([3, 16]);
    expect(tensors.get('base_model.model.tanh_layer_0.lora_B.weight')?.shape).toEqual([16, 3]);
  });

  it('is refused over another base', () => {
    const other = { ...syntheticBase(16, 99) };
    expect(() => decodeCheckpoint(other, files)).toThrow(/base_sha256/);
    expect(() => decodeCheckpoint({ ...base, name: 'other' }, files)).toThrow(
      /base is "synthetic"/,
    );
  });

  it('is refused when its files do not belong together or are missing', () => {
    const [other] = encodeCheckpoint({ ranker: createRanker(base, { rank: 2, alpha: 6 }) });
    expect(() => decodeCheckpoint(base, [...(other ? [other] : []), ...files.slice(1)])).toThrow(
      /lora_A.weight is not a finite tensor of shape \[2,16\]/,
    );
    expect(() => decodeCheckpoint(base, files.slice(1))).toThrow(/adapter_config.json is missing/);
    expect(() =>
      decodeCheckpoint(
        base,
        files.map((f) => ({ ...f, bytes: f.bytes.slice(0, 20) })),
      ),
    ).toThrow(/not a readable/);
  });
});

describe('the label head', () => {
  it('learns what separates the labels', () => {
    const head = trainLabelHead(labelled(120, 3));
    const held = labelled(60, 4);
    const right = held.filter(
      ({ features, label }) => predictLabel(head, features).label === label,
    );
    expect(right.length).toBeGreaterThan(50);
    const { probabilities } = predictLabel(head, held[0]?.features ?? new Float32Array());
    expect(probabilities.SUPPORT + probabilities.CONTRADICT + probabilities.NEI).toBeCloseTo(1, 12);
  });

  it('refuses to train on nothing', () => {
    expect(() => trainLabelHead([])).toThrow(/no labelled examples/);
  });
});
