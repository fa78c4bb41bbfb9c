import { fileNamed, jsonFieldsOf, malformedCheckpoint, type NamedBytes } from '../checkpoint-files';
import { ModelError } from '../model-error';
import { decodeSafetensors, encodeSafetensors } from '../safetensors';
import type { SpanRanker } from './span-ranker';
import { BUCKETS } from './sparse-features';
import { FEATURES_VERSION } from './span-features';
import { VIEWS } from './views';

/** The files of a trained span ranker. */
export const SPAN_RANKER_FILES = {
  config: 'span_ranker.json',
  weights: 'span_ranker.safetensors',
} as const;

export interface SpanRankerFile {
  readonly name: (typeof SPAN_RANKER_FILES)[keyof typeof SPAN_RANKER_FILES];
  readonly bytes: Uint8Array;
}

const WEIGHTS = 'weights';

/** The files of a ranker; equal rankers give equal bytes. Writing them is the caller's. */
export function encodeSpanRanker({ view, weights, losses, models }: SpanRanker): SpanRankerFile[] {
  const config = { view, features: FEATURES_VERSION, models, losses };
  return [
    {
      name: SPAN_RANKER_FILES.config,
      bytes: new TextEncoder().encode(`${JSON.stringify(config, null, 2)}\n`),
    },
    {
      name: SPAN_RANKER_FILES.weights,
      bytes: encodeSafetensors(
        [[WEIGHTS, { shape: [BUCKETS], values: weights }]],
        [['view', view]],
      ),
    },
  ];
}

/**
 * Gives the ranker that was written, with exactly its probabilities.
 *
 * @throws ModelError `malformed_checkpoint` or, for features of another version,
 *   `incompatible_checkpoint`
 */
export function decodeSpanRanker(files: readonly NamedBytes[]): SpanRanker {
  const config = readConfig(files);
  const { tensors, metadata } = decodeSafetensors(fileNamed(files, SPAN_RANKER_FILES.weights));
  if (metadata.get('view') !== config.view)
    throw malformedCheckpoint(
      `the weights are of the view ${metadata.get('view')}, not ${config.view}`,
    );
  const found = tensors.get(WEIGHTS);
  if (found?.shape.join() !== String(BUCKETS) || !found.values.every(Number.isFinite))
    throw malformedCheckpoint(`${WEIGHTS} is not a finite tensor of shape [${BUCKETS}]`);
  return { ...config, weights: found.values };
}

function readConfig(files: readonly NamedBytes[]): Omit<SpanRanker, 'weights'> {
  const fields = jsonFieldsOf(files, SPAN_RANKER_FILES.config);
  const view = VIEWS.find((known) => known === fields.get('view'));
  const features = fields.get('features');
  const models = fields.get('models');
  const losses = fields.get('losses');
  if (
    !view ||
    typeof features !== 'number' ||
    !isListOf(models, isString) ||
    !isListOf(losses, isFiniteNumber)
  ) {
    throw malformedCheckpoint(
      `${SPAN_RANKER_FILES.config} is not the configuration of a span ranker`,
    );
  }
  if (features !== FEATURES_VERSION) {
    throw new ModelError(
      'incompatible_checkpoint',
      `the ranker was trained on features of version ${features}, these are of version ${FEATURES_VERSION}`,
      { help: 'train it again' },
    );
  }
  return { view, models, losses };
}

function isListOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is T[] {
  return Array.isArray(value) && value.every(isItem);
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
