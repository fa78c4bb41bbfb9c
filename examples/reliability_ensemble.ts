/**
 * Is a weighted vote better than one in which every member counts the same?
 *
 * Rules and two trained rankers answer short questions once; both votes are held on these same
 * answers. The weights are learned on a validation split, whose articles no ranker was trained on
 * and none of which is evaluated. Data: SQuAD v1.1's format (`--data <dir>`), or the sample in
 * `data/short_answers_sample`.
 *
 *   npm run example:ensemble
 *   crucible run examples/reliability_ensemble.ts --output-dir artifacts/crucible --data <dir>
 */
import {
  createEnsemble,
  defineExperiment,
  effectiveNumAnswers,
  learnWeights,
  shortAnswerRequest,
  traceOfAnswers,
  traceVote,
  validationScores,
  type Ensemble,
  type PartialVoteOptions,
  type SquadData,
  type SquadQuestion,
  type StageContext,
  type View,
} from 'crucible-contracts/runtime';
import type { VoteTrace } from 'crucible-contracts';
import { trainRankers, withAdapters } from './short_answers/rankers';
import { predictionOf, predictionsOf, subjectOf } from './short_answers/record';
import { loadQuestions } from './short_answers/sample';

type Params = {
  epochs: number;
  learning_rate: number;
  /** Share of the train articles that weights are learned on, a fraction. */
  validation_share: number;
};
type Context = StageContext<SquadData, Params>;

const VIEWS: readonly View[] = ['lexical', 'syntactic'];

/** Answers are compared as SQuAD compares them. */
const OPTIONS: PartialVoteOptions = { normalization: 'custom', custom_normalization: 'squad' };

const gate = (metric: string, adapter_id: string, comparator: 'gte' | 'lte', threshold: number) =>
  ({ metric, adapter_id, split: 'dev', comparator, threshold, on_missing: 'fail' }) as const;

export default defineExperiment<SquadData, Params>({
  experiment_id: 'reliability_ensemble',
  name: 'Majority and weighted vote on the same answers',
  description:
    'Asks three models once, holds a majority and a weighted vote on their answers, with weights learned on articles that are neither trained on nor evaluated, and compares both with the best member.',
  params: { epochs: [6], learning_rate: [0.05], validation_share: [0.3] },
  seed: 40,
  quality_targets: [
    gate('exact_match', 'weighted', 'gte', 0.2),
    gate('abstention_rate', 'majority', 'lte', 0.02),
    gate('no_decision_rate', 'majority', 'lte', 0.02),
  ],
  loadData: loadQuestions,
  stages: [
    { name: 'train', kind: 'train', run: train },
    { name: 'eval', kind: 'eval', run: evaluate },
    { name: 'analysis', kind: 'analysis', run: analyse },
  ],
});

/** The train questions by use: whole articles, the last ones for validation. */
function trainParts({ data, params }: Context) {
  const articles = [...new Set(data.train.map(({ article }) => article))];
  const first = Math.ceil(articles.length * (1 - params.validation_share));
  const kept = new Set(articles.slice(first));
  return {
    fit: data.train.filter(({ article }) => !kept.has(article)),
    validation: data.train.filter(({ article }) => kept.has(article)),
  };
}

async function train(context: Context): Promise<void> {
  await trainRankers(context, VIEWS, trainParts(context).fit);
}

async function evaluate(context: Context): Promise<void> {
  const { clock, signal, data } = context;
  await withAdapters(context, VIEWS, async (members) => {
    const named = (ensemble_id: string) =>
      createEnsemble({ ensemble_id, members, clock, options: OPTIONS });
    const ask = async (ensemble: Ensemble, question: SquadQuestion, split: string) => {
      const vote = await ensemble.vote(shortAnswerRequest(question), { signal });
      const subject = subjectOf(context, ensemble.adapter_id, split, question);
      const trace = traceVote(subject, vote.members, vote.options);
      await context.vote(trace);
      return { vote, trace };
    };

    const { validation } = trainParts(context);
    const learnedOn: VoteTrace[] = [];
    const validating = named('validation');
    for (const question of validation)
      learnedOn.push((await ask(validating, question, 'validation')).trace);
    const weights = learnWeights(validationScores(learnedOn), effectiveNumAnswers(learnedOn));
    const learned = { weights, options: { ...OPTIONS, strategy: 'weighted', weights_source: 'learned' } as const }; // prettier-ignore

    const majority = named('majority');
    for (const [done, question] of data.dev.entries()) {
      const { vote, trace } = await ask(majority, question, 'dev');
      for (const draft of predictionsOf('majority', 'dev', question, vote))
        await context.predict(draft);
      const subject = subjectOf(context, 'weighted', 'dev', question);
      const weighted = traceOfAnswers(subject, trace.members, learned);
      await context.vote(weighted);
      const { output } = weighted;
      // Decided on answers that were there: what it took is what the members took.
      const { latency_ms } = vote;
      await context.predict(predictionOf('weighted', 'dev', question, { output, latency_ms }));
      context.progress(done + 1, data.dev.length, 'questions');
    }
  });
}

async function analyse(context: Context): Promise<void> {
  let members: VoteTrace['members'] = [];
  for await (const trace of context.votes())
    if (trace.ensemble_id === 'weighted') members = trace.members;
  const weights = members.map(({ adapter_id, weight }) => `${adapter_id} ${weight.toFixed(2)}`);
  const { fit, validation } = trainParts(context);
  context.report({
    splits: ['dev'],
    comparisons: [
      { baseline: 'majority', adapter_id: 'weighted' },
      { baseline: 'lexical', adapter_id: 'weighted' },
      { baseline: 'lexical', adapter_id: 'majority' },
    ],
    notes: [
      `Weights, learned on ${validation.length} validation questions as log((m - 1) p / (1 - p)), where p is a member's accuracy and m the number of answers that the members behave as if they chose from: ${weights.join(', ')}.`,
      `The rankers were trained on ${fit.length} questions of other articles; no article of dev is among either.`,
      'Both votes are held on the same answers, so that only the rule differs. Where one weight is greater than the others together, that member decides alone.',
      'The votes that the weights are learned from are in votes.jsonl as the ensemble validation; they are no evaluation.',
    ],
  });
}
