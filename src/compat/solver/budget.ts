/** What a comparison may cost. */
export interface Budget {
  /** Branches of the proof looked at; 200,000 when left out. */
  readonly branches?: number;
  /** Milliseconds; 5,000 when left out. */
  readonly milliseconds?: number;
}

/** The budget is used up. */
export class BudgetExceeded extends Error {
  override readonly name = 'BudgetExceeded';
}

/** Counts down a budget. */
export class Meter {
  private branches: number;
  private readonly deadline: number;
  private readonly milliseconds: number;

  constructor({ branches = 200_000, milliseconds = 5_000 }: Budget) {
    this.branches = branches;
    this.milliseconds = milliseconds;
    this.deadline = performance.now() + milliseconds;
  }

  /** @throws BudgetExceeded when nothing is left */
  spend(): void {
    if (--this.branches < 0) throw new BudgetExceeded('the budget of branches is used up');
    // Reading the clock costs more than most branches do.
    if (this.branches % 32 === 0 && performance.now() > this.deadline) {
      throw new BudgetExceeded(`the time of ${this.milliseconds} ms is used up`);
    }
  }
}
