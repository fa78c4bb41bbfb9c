import { compareSchemas, type Policy } from './compare-schemas';
import type { Ask } from './walk/acceptance';

/** Asks the comparison of schemas, each pair within its own budget. */
export function createAsk({ policy, budget }: { policy: Policy; budget?: number }): Ask {
  return (sender, receiver) => {
    const { verdict, witness, findings, reason } = compareSchemas(sender, receiver, {
      policy,
      ...(budget !== undefined && { budget: { milliseconds: budget } }),
    });
    const [finding] = findings;
    return {
      verdict,
      ...(witness !== undefined && { witness }),
      ...(finding && {
        keyword: finding.keyword,
        place: decodeURIComponent((finding.pointer.new ?? '#').slice(1)),
      }),
      ...(reason !== undefined && { reason }),
    };
  };
}
