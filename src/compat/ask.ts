import { decideContainment } from './containment';
import { closed, opened } from './tolerant-reader';
import type { Ask } from './walk/acceptance';

/** Whether schemas are taken as written, or readers as tolerant of what they do not know. */
export type Policy = 'strict' | 'tolerant-reader';

/** Asks the comparison of schemas, each pair within its own budget. */
export function createAsk({ policy, budget }: { policy: Policy; budget?: number }): Ask {
  const tolerant = policy === 'tolerant-reader';
  return (sender, receiver) => {
    const source = (schema: unknown) => ({ schema, dialect: '2020-12', documents: {} }) as const;
    const answer = decideContainment(
      source(tolerant ? closed(sender) : sender),
      source(tolerant ? opened(receiver) : receiver),
      {
        budget: budget === undefined ? {} : { milliseconds: budget },
        formats: new Map(),
      },
    );
    if (answer.verdict === 'contained') return { verdict: 'compatible' };
    if (answer.verdict === 'undecided') return answer;
    return {
      verdict: 'breaking',
      witness: answer.witness as never,
      keyword: answer.rejection.keyword,
    };
  };
}
