import { createHash } from 'node:crypto';
import { fileNamed, jsonFieldsOf, malformedCheckpoint, type NamedBytes } from '../checkpoint-files';
import { ModelError } from '../model-error';
import { LABEL_FEATURES } from './label-features';
import { LABELS, type LabelHead } from './label-head';
import { LEXICAL_FEATURES } from './lexical-features';
import type { Ranker, RankerBase } from './ranker';
import { decodeSafetensors, encodeSafetensors, type Tensor } from '../safetensors';

/** The names under which PEFT keeps an adapter. */
export const CHECKPOINT_FILES = {
  config: 'adapter_config.json',
  weights: 'adapter_model.safetensors',
} as const;

export interface CheckpointFile {
  readonly name: (typeof CHECKPOINT_FILES)[keyof typeof CHECKPOINT_FILES];
  readonly bytes: Uint8Array;
}

/** All that was trained. */
export interface LocalModel {
  readonly ranker: Ranker;
  readonly labelHead?: LabelHead;
}

const MODULE = 'tanh_layer_0';
const PREFIX = `base_model.model.${MODULE}`;
const DOWN = `${PREFIX}.lora_A.weight`;
const UP = `${PREFIX}.lora_B.weight`;
const FORMAT = '1';

/** The files of a model; equal models give equal bytes. Writing them is the caller's. */
export function encodeCheckpoint({ ranker, labelHead }: LocalModel): CheckpointFile[] {
  const { shape, weights, base, features } = ranker;
  const { rank, inputs, outputs, alpha } = shape;
  const tensors: [string, Tensor][] = [
    [DOWN, tensor([rank, inputs], weights.down)],
    [UP, tensor([outputs, rank], weights.up)],
    ['ranker.cosine', tensor([1], weights.cosine)],
    ['ranker.lexical', tensor([weights.lexical.length], weights.lexical)],
  ];
  if (labelHead) {
    const width = LABEL_FEATURES.length;
    tensors.push(
      ['label_head.weight', tensor([LABELS.length, width], labelHead.weight)],
      ['label_head.bias', tensor([LABELS.length], labelHead.bias)],
      ['label_head.mean', tensor([width], labelHead.mean)],
      ['label_head.spread', tensor([width], labelHead.spread)],
    );
  }
  const metadata = {
    format: FORMAT,
    base: base.name,
    base_sha256: baseDigest(base),
    features,
    lexical_features: features === 'lexical' ? LEXICAL_FEATURES.join(',') : '',
    label_features: labelHead ? LABEL_FEATURES.join(',') : '',
    alpha: String(alpha),
  };
  const config = {
    base_model_name_or_path: base.name,
    bias: 'none',
    fan_in_fan_out: true,
    inference_mode: true,
    init_lora_weights: 'gaussian',
    lora_alpha: alpha,
    lora_dropout: 0,
    modules_to_save: null,
    peft_type: 'LORA',
    r: rank,
    target_modules: [MODULE],
    task_type: 'FEATURE_EXTRACTION',
  };
  return [
    {
      name: CHECKPOINT_FILES.config,
      bytes: new TextEncoder().encode(`${JSON.stringify(config, null, 2)}\n`),
    },
    {
      name: CHECKPOINT_FILES.weights,
      bytes: encodeSafetensors(tensors, Object.entries(metadata)),
    },
  ];
}

/**
 * Gives the model that was written, with exactly its scores.
 *
 * @throws ModelError `malformed_checkpoint` or, for another base or other features,
 * `incompatible_checkpoint`.
 */
export function decodeCheckpoint(base: RankerBase, files: readonly NamedBytes[]): LocalModel {
  const { tensors, metadata } = decodeSafetensors(fileNamed(files, CHECKPOINT_FILES.weights));
  const config = readConfig(files);
  const expect = (key: string, wanted: string) => {
    const found = metadata.get(key);
    if (found !== wanted) {
      throw new ModelError(
        'incompatible_checkpoint',
        `the checkpoint's ${key} is ${JSON.stringify(found)}, this model's is ${JSON.stringify(wanted)}`,
      );
    }
  };
  expect('format', FORMAT);
  expect('base', base.name);
  expect('base_sha256', baseDigest(base));
  const features = metadata.get('features') === 'lexical' ? 'lexical' : 'none';
  expect('features', features);
  expect('lexical_features', features === 'lexical' ? LEXICAL_FEATURES.join(',') : '');
  expect('alpha', String(config.alpha));

  const outputs = base.layer.bias.length;
  const inputs = base.layer.weight.length / outputs;
  const width = LABEL_FEATURES.length;
  const take = (name: string, shape: readonly number[]) => {
    const found = tensors.get(name);
    if (found?.shape.join() !== shape.join() || !found.values.every(Number.isFinite)) {
      throw malformedCheckpoint(`${name} is not a finite tensor of shape [${shape.join()}]`);
    }
    return found.values;
  };
  const ranker: Ranker = {
    base,
    features,
    shape: { inputs, outputs, rank: config.rank, alpha: config.alpha },
    weights: {
      down: take(DOWN, [config.rank, inputs]),
      up: take(UP, [outputs, config.rank]),
      cosine: take('ranker.cosine', [1]),
      lexical: take('ranker.lexical', [features === 'lexical' ? LEXICAL_FEATURES.length : 0]),
    },
  };
  if (!tensors.has('label_head.weight')) return { ranker };
  expect('label_features', LABEL_FEATURES.join(','));
  return {
    ranker,
    labelHead: {
      weight: take('label_head.weight', [LABELS.length, width]),
      bias: take('label_head.bias', [LABELS.length]),
      mean: take('label_head.mean', [width]),
      spread: take('label_head.spread', [width]),
    },
  };
}

/** Tells bases apart that share a name. */
function baseDigest({ layer }: RankerBase): string {
  const tensors: [string, Tensor][] = [
    ['weight', tensor([layer.weight.length], layer.weight)],
    ['bias', tensor([layer.bias.length], layer.bias)],
  ];
  return createHash('sha256').update(encodeSafetensors(tensors)).digest('hex');
}

function tensor(shape: readonly number[], values: ArrayLike<number>): Tensor {
  return { shape, values: Float32Array.from(values) };
}

function readConfig(files: readonly NamedBytes[]): { rank: number; alpha: number } {
  const fields = jsonFieldsOf(files, CHECKPOINT_FILES.config);
  const rank = fields.get('r');
  const alpha = fields.get('lora_alpha');
  if (
    fields.get('peft_type') !== 'LORA' ||
    typeof rank !== 'number' ||
    !Number.isSafeInteger(rank) ||
    rank < 0 ||
    typeof alpha !== 'number' ||
    !Number.isFinite(alpha)
  ) {
    throw malformedCheckpoint(
      `${CHECKPOINT_FILES.config} is not the configuration of a LoRA adapter`,
    );
  }
  return { rank, alpha };
}
