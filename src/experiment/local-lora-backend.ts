import {
  createRanker,
  createTrainingSession,
  decodeCheckpoint,
  encodeCheckpoint,
  encodeDistinct,
  labelFeatures,
  ModelError,
  openSentenceEncoder,
  predictLabel,
  prepareExamples,
  rankerBase,
  scoreCandidates,
  textsOf,
  trainLabelHead,
  type RankerBase,
  type RankingExample,
  type RankingTarget,
  type SentenceEncoder,
  type SentenceEncoderOptions,
} from '../adapters';
import type { SamplingClient, TrainingBackend, TrainingClient } from './training-backend';

/** The encoder opened, and what has been prepared with it. */
interface Opened {
  readonly encoder: SentenceEncoder;
  readonly base: RankerBase;
  readonly vectors: Map<string, Float32Array>;
  readonly targets: WeakMap<RankingExample, RankingTarget>;
}

/**
 * Trains LoRA adapters on the sentence encoder of `@energetic-ai/*` on this machine. The encoder is
 * opened when it is first needed; its vectors are kept in `cacheDir` between runs.
 */
export function createLocalLoraBackend(
  options: Pick<SentenceEncoderOptions, 'cacheDir' | 'workers'> = {},
): TrainingBackend {
  let opening: Promise<Opened> | undefined;
  const open = () => (opening ??= openEncoder(options));

  const prepare: TrainingBackend['prepare'] = async (examples, { signal, onProgress }) => {
    const { encoder, base, vectors, targets } = await open();
    const fresh = examples.filter((example) => !targets.has(example));
    const missing = textsOf(fresh).filter((text) => !vectors.has(text));
    const encoded = await encodeDistinct(encoder, missing, { signal, onProgress });
    for (const [text, vector] of encoded) vectors.set(text, vector);
    const prepared = prepareExamples(base, vectors, fresh);
    for (const [i, example] of fresh.entries()) {
      const target = prepared[i];
      if (target) targets.set(example, target);
    }
  };

  return {
    async baseModel() {
      return (await open()).encoder.name;
    },
    prepare,
    async createTrainingClient(lora) {
      return trainingClient(await open(), lora);
    },
    async trainLabelHead(examples) {
      const { targets } = await open();
      return trainLabelHead(
        examples.map((example) => ({
          features: featuresOf(example, targetOf(targets, example)),
          label: example.label,
        })),
      );
    },
    async createSamplingClient(files) {
      return samplingClient(await open(), files);
    },
    async close() {
      await (await opening)?.encoder.close();
    },
  };
}

async function openEncoder(options: SentenceEncoderOptions): Promise<Opened> {
  const encoder = await openSentenceEncoder(options);
  return { encoder, base: rankerBase(encoder), vectors: new Map(), targets: new WeakMap() };
}

function trainingClient(
  { base, targets }: Opened,
  options: Parameters<TrainingBackend['createTrainingClient']>[0],
): TrainingClient {
  const ranker = createRanker(base, options);
  const session = createTrainingSession(
    ranker,
    options.seed === undefined ? {} : { seed: options.seed },
  );
  const { rank, alpha } = ranker.shape;
  return {
    lora: { rank, alpha, base_model: base.name, target_modules: ['tanh_layer_0'] },
    forwardBackward: (batch) =>
      settle(() => session.forwardBackward(batch.map((example) => targetOf(targets, example)))),
    optimStep: (params) => settle(() => session.optimStep(params)),
    saveWeights: (labelHead) => settle(() => encodeCheckpoint({ ranker, labelHead })),
  };
}

function samplingClient(
  { base, targets }: Opened,
  files: Parameters<TrainingBackend['createSamplingClient']>[0],
): SamplingClient {
  const { ranker, labelHead } = decodeCheckpoint(base, files);
  if (!labelHead) {
    throw new ModelError('incompatible_checkpoint', 'the checkpoint has no label head');
  }
  return {
    answer: (example) =>
      settle(() => {
        const target = targetOf(targets, example);
        return {
          scores: [...scoreCandidates(ranker, target)],
          label: predictLabel(labelHead, featuresOf(example, target)),
        };
      }),
  };
}

function featuresOf({ query, candidates }: RankingExample, target: RankingTarget): Float32Array {
  return labelFeatures(query, candidates, target);
}

function targetOf(
  targets: WeakMap<RankingExample, RankingTarget>,
  example: RankingExample,
): RankingTarget {
  const target = targets.get(example);
  if (!target) {
    throw new ModelError('invalid_input', 'the example was not prepared', {
      help: 'call prepare with the same example first',
    });
  }
  return target;
}

/** A computation of this thread as the promise that the interface promises. */
function settle<T>(compute: () => T): Promise<T> {
  return new Promise((resolve) => resolve(compute()));
}
