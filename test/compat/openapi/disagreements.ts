/** Why a verdict differs from the label that a pair of the suite has. */
export interface Disagreement {
  /**
   * `label-wrong`: no message works with the one document and fails with the other, or one does, as
   * the label denies. `one-check`: the label is that of one check alone, which does not look at what
   * breaks. `policy-differs`: both can be held.
   */
  readonly kind: 'label-wrong' | 'one-check' | 'policy-differs';
  readonly why: string;
}

/** Every pair on which the verdict differs from the label; the suite's test holds the list exact. */
export const DISAGREEMENTS: Readonly<Record<string, Disagreement>> = {};
