import fc from 'fast-check';

/**
 * Property tests draw the same values in every run, so that a red run is a change's doing and not
 * chance's. `FC_SEED=fresh` draws others, and a number replays what an earlier run drew.
 */
const seed = process.env['FC_SEED'];
if (seed !== 'fresh') fc.configureGlobal({ seed: Number(seed ?? 20_251_128) });
