import { useEffect, useState } from 'preact/hooks';
import { followRun } from '../../client';
import { useApi } from '../api/api';
import { wait } from '../api/wait';
import { framed } from './framed';
import { NO_EVENTS, stateAfter, type RunState } from './state';

/** Milliseconds after which reading lets the page draw. */
const SLICE_MS = 40;

/** A run as far as its stream has been read. */
export interface FollowedRun {
  readonly state: RunState;
  /** What ended the following before the run did. */
  readonly failure: Error | null;
}

const NOT_FOLLOWED: FollowedRun = { state: NO_EVENTS, failure: null };

/** Follows the run of a job from its first event on; nothing while it has none. */
export function useRun(jobId: string, runId: string | null): FollowedRun {
  const { client } = useApi();
  const [run, setRun] = useState(NOT_FOLLOWED);
  useEffect(() => {
    setRun(NOT_FOLLOWED);
    if (runId === null) return undefined;
    const stop = new AbortController();
    const batches = framed((events) =>
      setRun(({ state }) => ({ state: stateAfter(state, events), failure: null })),
    );
    const follow = async () => {
      let begun = performance.now();
      for await (const event of followRun({ client, jobId, signal: stop.signal })) {
        batches.add(event);
        if (document.hidden || performance.now() - begun < SLICE_MS) continue;
        // The stream waits as well: it is read no faster than it is shown.
        await wait(0, stop.signal);
        begun = performance.now();
      }
    };
    follow().catch((thrown: unknown) => {
      const failure = thrown instanceof Error ? thrown : new Error(String(thrown));
      setRun(({ state }) => ({ state, failure }));
    });
    return () => {
      stop.abort();
      batches.stop();
    };
  }, [client, jobId, runId]);
  return run;
}
