/** Level of every interval, as a fraction. */
export const CONFIDENCE_LEVEL = 0.95;

/** Where its ends lie among sorted replicates; (1 - 0.95) / 2 is not 0.025 in doubles. */
export const TAILS = { low: 0.025, high: 0.975 } as const;

/** Quantile of the standard normal at TAILS.high. */
export const NORMAL_QUANTILE = 1.959963984540054;
