/** Tokens for extra attempts, so that hedging cannot amplify an overload. */
export interface HedgeBudget {
  /** To be called once for every call. */
  earn(): void;
  /** Takes the token for one hedge; false when there is none. */
  take(): boolean;
}

/** Ten times 0.1 is a little less than 1. */
const ROUNDING = 1e-9;

/**
 * A token bucket: every call adds `perCall` tokens, it holds at most `burst`, and a hedge takes 1.
 * It starts full, as gRPC's does (proposal A6, "throttling"), so of n calls at most
 * `burst + perCall * n` hedges are sent. Unlike gRPC's it counts calls instead of failures: load
 * that makes servers slow without making them fail is what hedging amplifies.
 *
 * @param perCall null for no cap
 */
export function createHedgeBudget(perCall: number | null, burst: number | null): HedgeBudget {
  if (perCall === null || burst === null) return { earn: () => undefined, take: () => true };
  let tokens = burst;
  return {
    earn() {
      tokens = Math.min(burst, tokens + perCall);
    },
    take() {
      if (tokens < 1 - ROUNDING) return false;
      tokens = Math.max(0, tokens - 1);
      return true;
    },
  };
}
