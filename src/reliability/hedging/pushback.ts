/**
 * What an attempt's rejection may say about further attempts, as properties of the error; any error
 * may carry them, of whatever class.
 */
export interface Pushback {
  /** Another attempt cannot mend it, such as HTTP status 400 or 401: no more are sent. */
  readonly fatal?: boolean;
  /** The server's wish: no more attempts, or the next no sooner than so many milliseconds. */
  readonly pushback?: 'stop' | number;
  /** Same as a number in `pushback`, under HTTP's name; the longer of both holds. */
  readonly retry_after_ms?: number;
}

/** A rejection as it bears on the next attempt. */
export interface NextAttempt {
  readonly allowed: 'yes' | 'fatal' | 'stop';
  /** Milliseconds to wait at least. */
  readonly wait_ms: number;
}

const AT_ONCE: NextAttempt = { allowed: 'yes', wait_ms: 0 };

/**
 * Reads an error's pushback; what has none, or not in this form, or throws when it is read, allows
 * the next attempt at once.
 */
export function readPushback(error: unknown): NextAttempt {
  try {
    return read(error);
  } catch {
    return AT_ONCE;
  }
}

function read(error: unknown): NextAttempt {
  if (typeof error !== 'object' || error === null) return AT_ONCE;
  const { fatal, pushback, retry_after_ms }: Partial<Record<keyof Pushback, unknown>> = error;
  if (fatal === true) return { allowed: 'fatal', wait_ms: 0 };
  if (pushback === 'stop') return { allowed: 'stop', wait_ms: 0 };
  return {
    allowed: 'yes',
    wait_ms: Math.max(milliseconds(pushback), milliseconds(retry_after_ms)),
  };
}

function milliseconds(value: unknown): number {
  return typeof value === 'number' && value > 0 ? value : 0;
}
