import { LEASE_MS, type LeasedJobs, type LeaseState } from '../store';

/** How often a worker says that it is there; it learns of a cancellation as often. */
const RENEW_MS = 1000;
/** So much earlier than the database a worker takes its lease for expired. */
const MARGIN_MS = 1000;

/** The lease of one job, renewed until it is released. */
export class Lease {
  readonly #canceling = new AbortController();
  readonly #losing = new AbortController();
  readonly #renew: () => Promise<LeaseState>;
  readonly #renewing: NodeJS.Timeout;
  #expiring: NodeJS.Timeout;
  #expiresAt: Instant;
  #isReleased = false;

  constructor(jobs: LeasedJobs, jobId: string, holder: string) {
    this.#renew = () => jobs.renew(jobId, holder);
    this.#renewing = setInterval(() => void this.look(), RENEW_MS);
    this.#expiresAt = later(instant(), LEASE_MS - MARGIN_MS);
    this.#expiring = this.#abortAtExpiry();
  }

  /** Whether nobody else may have the job or its run, also when no timer could say so. */
  isHeld(): boolean {
    const now = instant();
    return now.monotonic < this.#expiresAt.monotonic && now.wall < this.#expiresAt.wall;
  }

  /** Aborted when the job is canceled. */
  get canceled(): AbortSignal {
    return this.#canceling.signal;
  }

  /** Aborted when the job may be another worker's by now. */
  get lost(): AbortSignal {
    return this.#losing.signal;
  }

  /** Renews the lease now, and finds out whether there still is one. */
  async look(): Promise<void> {
    const asked = instant();
    // While the database cannot be reached the lease goes on to its end.
    const state = await this.#renew().catch(() => undefined);
    if (this.#isReleased || this.lost.aborted) return;
    if (state === undefined) return;
    if (state === 'lost') {
      this.#losing.abort();
      return this.release();
    }
    clearTimeout(this.#expiring);
    this.#expiresAt = later(asked, LEASE_MS - MARGIN_MS);
    this.#expiring = this.#abortAtExpiry();
    if (state === 'canceled') this.#canceling.abort();
  }

  /** Ends the renewals; what the lease allows is done. */
  release(): void {
    this.#isReleased = true;
    clearInterval(this.#renewing);
    clearTimeout(this.#expiring);
  }

  #abortAtExpiry(): NodeJS.Timeout {
    const left = this.#expiresAt.monotonic - performance.now();
    return setTimeout(() => this.#losing.abort(), left);
  }
}

/** On both clocks: the monotonic one may stand still while the machine sleeps. */
interface Instant {
  readonly monotonic: number;
  readonly wall: number;
}

function instant(): Instant {
  return { monotonic: performance.now(), wall: Date.now() };
}

function later({ monotonic, wall }: Instant, ms: number): Instant {
  return { monotonic: monotonic + ms, wall: wall + ms };
}
