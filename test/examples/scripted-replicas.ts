import type { HedgingContext } from '../../examples/hedging/context';
import type { Replicas } from '../../examples/hedging/loaded-replicas';
import { shortAnswerRequest, type Adapter, type AdapterAnswer } from '../../src/adapters';
import type { Clock } from '../../src/reliability';
import { seededRandom } from '../../src/stats';

/**
 * Two replicas that take seeded times of the run's clock: mostly a few milliseconds, sometimes as
 * long as if they were busy. They answer seven questions of ten rightly.
 */
export function scriptedReplicas({ data, clock, seed }: HedgingContext): Promise<Replicas> {
  const random = seededRandom(seed);
  const answers = new Map(
    data.dev.map((question) => {
      const isRight = random.below(10) < 7;
      return [
        JSON.stringify(shortAnswerRequest(question)),
        (isRight ? question.answers[0] : undefined) ?? 'something else',
      ];
    }),
  );
  const replica = (adapter_id: string): Adapter => ({
    adapter_id,
    generate(request, { signal } = {}) {
      const isBusy = random.below(6) === 0;
      const latency_ms = isBusy ? 50 + random.below(400) : 3 + random.below(10);
      const text = answers.get(JSON.stringify(request)) ?? 'asked something else';
      return answerAfter(clock, { text, latency_ms }, signal);
    },
  });
  return Promise.resolve({
    adapters: [replica('a'), replica('b')],
    close: () => Promise.resolve(),
  });
}

/** The answer after its latency, unless it is aborted before. */
export function answerAfter(
  clock: Clock,
  answer: AdapterAnswer,
  signal: AbortSignal | undefined,
): Promise<AdapterAnswer> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(answer.latency_ms, () => resolve(answer));
    signal?.addEventListener('abort', () => {
      cancel();
      reject(new Error('aborted', { cause: signal.reason }));
    });
  });
}
