/** Share of reads that take longer than the 10 ms after which a hedge is sent. */
const SLOW_SHARE = 0.02;
const SLOW_FROM_MS = 10;
const FASTEST_MS = 1;
/** Weibull; a shape below 1 makes the tail heavier than an exponential one. */
const TAIL_SHAPE = 0.417;
const TAIL_SCALE_MS = 13.8;

/**
 * Latency of one read at one server, in milliseconds: 98 % uniform over 1 .. 10 ms, 2 % beyond, with
 * a Weibull tail. Its three numbers are fitted to three that "The Tail at Scale" publishes for 100
 * servers: 2 % more requests (the share beyond 10 ms), 1,800 ms (one read in 100,000 takes longer)
 * and 74 ms when hedged (one in 320 takes longer than about 70 ms). So the simulation does not
 * predict these; it shows that they fit together when servers are slow independently.
 *
 * @param uniform from [0, 1); the latency is its inverse distribution function
 */
export function readLatency(uniform: number): number {
  const fast = 1 - SLOW_SHARE;
  if (uniform < fast) return FASTEST_MS + (SLOW_FROM_MS - FASTEST_MS) * (uniform / fast);
  // At its very beginning rounding takes the logarithm a little below 0.
  const beyond = Math.max(0, Math.log(SLOW_SHARE / (1 - uniform)));
  return SLOW_FROM_MS + TAIL_SCALE_MS * beyond ** (1 / TAIL_SHAPE);
}
