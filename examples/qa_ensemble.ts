/**
 * Does a vote of different small models answer better than the best of them, and does their
 * agreement say when to trust it?
 *
 * Short questions about a passage, answered with its words: by rules, and by rankers that look at
 * words, at grammar and at the meaning of sentences. They vote; a ranker that looks at all of it is
 * asked beside them. Data: SQuAD v1.1's format (`--data <dir>`), or the sample in
 * `data/short_answers_sample`.
 *
 *   npm run example:qa
 *   crucible run examples/qa_ensemble.ts --output-dir artifacts/crucible --data <dir> --seed 1
 */
import {
  createEnsemble,
  defineExperiment,
  shortAnswerRequest,
  traceVote,
  type SquadData,
  type StageContext,
  type View,
} from 'crucible-contracts/runtime';
import { trainRankers, withAdapters } from './short_answers/rankers';
import { predictionOf, predictionsOf, subjectOf } from './short_answers/record';
import { loadQuestions } from './short_answers/sample';

type Params = {
  epochs: number;
  learning_rate: number;
  /** Whether the models that look at meaning take part; they need the sentence encoder. */
  encoder: boolean;
};
type Context = StageContext<SquadData, Params>;

/** The vote's name, as a member is named. */
const VOTE = 'majority';

/** Looks at everything that the voters look at: the single model to beat. */
const SINGLE = 'all_views';

const gate = (metric: string, comparator: 'gte' | 'lte', threshold: number) =>
  ({ metric, adapter_id: VOTE, split: 'dev', comparator, threshold, on_missing: 'fail' }) as const;

export default defineExperiment<SquadData, Params>({
  experiment_id: 'qa_ensemble',
  name: 'Short answers by a vote of different models',
  description:
    'Asks rules and trained rankers with different views of the text the same questions about passages, lets them vote, and asks one ranker with all views beside them.',
  params: { epochs: [6], learning_rate: [0.05], encoder: [true] },
  seed: 30,
  quality_targets: [
    gate('exact_match', 'gte', 0.2),
    gate('f1', 'gte', 0.3),
    gate('no_decision_rate', 'lte', 0.02),
  ],
  loadData: loadQuestions,
  stages: [
    {
      name: 'train',
      kind: 'train',
      run: (context) => trainRankers(context, viewsOf(context), context.data.train),
    },
    { name: 'eval', kind: 'eval', run: evaluate },
    { name: 'analysis', kind: 'analysis', run: analyse },
  ],
});

function viewsOf({ params }: Context): View[] {
  return params.encoder ? ['lexical', 'syntactic', 'encoder', SINGLE] : ['lexical', 'syntactic'];
}

async function evaluate(context: Context): Promise<void> {
  const { clock, signal } = context;
  await withAdapters(context, viewsOf(context), async (adapters) => {
    const members = adapters.filter(({ adapter_id }) => adapter_id !== SINGLE);
    const single = adapters.find(({ adapter_id }) => adapter_id === SINGLE);
    const ensemble = createEnsemble({
      ensemble_id: VOTE,
      members,
      clock,
      options: { normalization: 'custom', custom_normalization: 'squad' },
    });
    const questions = context.data.dev;
    for (const [done, question] of questions.entries()) {
      const request = shortAnswerRequest(question);
      const vote = await ensemble.vote(request, { signal });
      for (const draft of predictionsOf(VOTE, 'dev', question, vote)) await context.predict(draft);
      await context.vote(
        traceVote(subjectOf(context, VOTE, 'dev', question), vote.members, vote.options),
      );
      if (single) {
        const { text: output, ...answer } = await single.generate(request, { signal });
        await context.predict(predictionOf(SINGLE, 'dev', question, { output, ...answer }));
      }
      context.progress(done + 1, questions.length, 'questions');
    }
  });
}

function analyse(context: Context): Promise<void> {
  const rivals = context.params.encoder ? [SINGLE, 'lexical'] : ['lexical'];
  context.report({
    splits: ['dev'],
    comparisons: rivals.map((baseline) => ({ baseline, adapter_id: VOTE })),
    notes: [
      'bm25 answers by rules; lexical, syntactic and encoder are rankers of one kind, trained on different views of the text: words, grammar, and the meaning of sentences.',
      `${SINGLE} is a ranker with every view at once. It does not vote: it is the single model to beat.`,
      `No article of dev is in train: ${context.data.train.length} questions to train on, ${context.data.dev.length} to answer.`,
      'A tie is broken by the confidence of the voters, so a model that is too sure of itself wins ties; the rules have no confidence and win none.',
    ],
  });
  return Promise.resolve();
}
