import type { AnswerRow } from './agreement';

/**
 * All that Fleiss' kappa depends on, counted example by example. Sums of whole numbers are exact, so
 * that the order of examples, voters and answers changes no bit.
 */
export class KappaCounts {
  #examples = 0;
  #voters = 0;
  /** Ordered pairs of voters of one example who agree. */
  #agreeing = 0;
  /** How often each answer was given, over all examples, and the sum of the squares of these. */
  readonly #given = new Map<string, number>();
  #squares = 0;

  /**
   * Counts an example; passes over one with an abstention or fewer than two voters.
   *
   * @throws RangeError when it has more or fewer voters than those before
   */
  add(row: AnswerRow): void {
    const answers = row.filter((answer) => answer !== null);
    if (answers.length < Math.max(2, row.length)) return;
    this.#checkVoters(answers.length);
    this.#examples++;
    const counts = new Map<string, number>();
    for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1);
    for (const [answer, count] of counts) {
      const before = this.#given.get(answer) ?? 0;
      this.#given.set(answer, before + count);
      this.#squares += count * (2 * before + count);
      this.#agreeing += count * (count - 1);
    }
  }

  /** Kappa; null without examples, and when only one answer occurs at all. */
  value(): number | null {
    if (this.#given.size < 2) return null;
    const votes = this.#examples * this.#voters;
    const observed = this.#agreeing / (votes * (this.#voters - 1));
    const chance = this.#squares / votes ** 2;
    return (observed - chance) / (1 - chance);
  }

  #checkVoters(voters: number): void {
    if (this.#examples > 0 && voters !== this.#voters) {
      throw new RangeError(
        `fleissKappa: an example has ${voters} voters and another ${this.#voters}; expected the same voters throughout, null where one abstained`,
      );
    }
    this.#voters = voters;
  }
}
