import {
  createBm25Adapter,
  createSpanAdapter,
  decodeSpanRanker,
  encodeSpanRanker,
  openShortAnswerReader,
  trainSpanRanker,
  type Adapter,
  type RunParams,
  type ShortAnswerReader,
  type SquadData,
  type SquadQuestion,
  type StageContext,
  type View,
} from 'crucible-contracts/runtime';

/** How the rankers are trained. */
type TrainingParams = RunParams & {
  readonly epochs: number;
  readonly learning_rate: number;
};

type Context = StageContext<SquadData, TrainingParams>;

/** Trains a ranker on each view and leaves it as a checkpoint of that name. */
export async function trainRankers(
  context: Context,
  views: readonly View[],
  questions: readonly SquadQuestion[],
): Promise<void> {
  const { seed, signal, cacheDir } = context;
  const { epochs, learning_rate: learningRate } = context.params;
  await withReader(context, views, async (reader) => {
    for (const view of views) {
      let loss = NaN;
      const onEpoch = (epoch: number, mean: number) => {
        loss = mean;
        context.metric(`${view}/loss`, mean, { step: (epoch + 1) * questions.length, epoch });
        context.progress(epoch + 1, epochs, `epochs of ${view}`);
      };
      const ranker = await trainSpanRanker(reader, view, questions, {
        seed,
        epochs,
        learningRate,
        signal,
        onEpoch,
        ...(cacheDir !== undefined && { cacheDir }),
      });
      await context.saveCheckpoint({
        checkpoint_id: view,
        step: epochs * questions.length,
        epoch: epochs,
        files: encodeSpanRanker(ranker),
        metrics: { loss },
      });
    }
  });
}

/** The rules, and a ranker for each view from its checkpoint, as long as `use` takes. */
export async function withAdapters(
  context: Context,
  views: readonly View[],
  use: (adapters: readonly Adapter[]) => Promise<void>,
): Promise<void> {
  const { clock } = context;
  await withReader(context, views, async (reader) => {
    const adapters = [createBm25Adapter('bm25', reader, { clock })];
    for (const view of views) {
      const ranker = decodeSpanRanker(await context.readCheckpoint(view));
      adapters.push(createSpanAdapter(view, ranker, reader, { clock }));
    }
    await use(adapters);
  });
}

async function withReader(
  { cacheDir }: Context,
  views: readonly View[],
  use: (reader: ShortAnswerReader) => Promise<void>,
): Promise<void> {
  const reader = await openShortAnswerReader({
    views,
    ...(cacheDir !== undefined && { cacheDir }),
  });
  try {
    await use(reader);
  } finally {
    await reader.close();
  }
}
