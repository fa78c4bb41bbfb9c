import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ProblemDocument } from '../../contract';
import { wait, waitUntilSeen } from './wait';

/** After a failure that may pass, in milliseconds. */
const RETRY_MS = 3000;

/** What a request gave: the client's answer. */
export interface Answer<T> {
  readonly data?: T | undefined;
  readonly error?: ProblemDocument | undefined;
}

/** What is asked for again and again; the newest answer stays while the service does not answer. */
export interface Polled<T> {
  readonly data: T | undefined;
  /** Why the last request was refused; a lost connection is no refusal. */
  readonly problem: ProblemDocument | undefined;
  /** Puts what is known by other means in the place of the newest answer. */
  readonly replace: (data: T) => void;
}

/**
 * Asks now, and again after `everyMs` (null: not again, once it was answered) while the page is seen.
 *
 * @param load sends the request; a new function begins anew
 */
export function usePolled<T>(
  load: (signal: AbortSignal) => Promise<Answer<T>>,
  everyMs: number | null,
): Polled<T> {
  const [answer, setAnswer] = useState<Answer<T> & { readonly to?: typeof load }>({});
  useEffect(() => {
    const stop = new AbortController();
    void poll(load, everyMs, stop.signal, ({ data, error }) =>
      setAnswer((before) => ({
        to: load,
        data: data ?? (before.to === load ? before.data : undefined),
        error,
      })),
    );
    return () => stop.abort();
  }, [load, everyMs]);
  const replace = useCallback((data: T) => setAnswer({ to: load, data }), [load]);
  // An answer to another question is none.
  const { data, error: problem } = answer.to === load ? answer : {};
  return { data, problem, replace };
}

async function poll<T>(
  load: (signal: AbortSignal) => Promise<Answer<T>>,
  everyMs: number | null,
  signal: AbortSignal,
  tell: (answer: Answer<T>) => void,
): Promise<void> {
  for (;;) {
    // Without a network the client rejects; the connection tells.
    const answer = await load(signal).catch(() => undefined);
    if (signal.aborted) return;
    if (answer) tell(answer);
    if (everyMs === null && answer && !isTransient(answer.error)) return;
    await wait(everyMs ?? RETRY_MS, signal);
    await waitUntilSeen(signal);
  }
}

function isTransient(problem: ProblemDocument | undefined): boolean {
  return problem !== undefined && (problem.status >= 500 || problem.retry_after_ms !== undefined);
}
