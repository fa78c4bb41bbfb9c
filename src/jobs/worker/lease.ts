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
  #isReleased = false;

  constructor(jobs: LeasedJobs, jobId: string, holder: string) {
    this.#renew = () => jobs.renew(jobId, holder);
    this.#renewing = setInterval(() => void this.look(), RENEW_MS);
    this.#expiring = this.#expiry(performance.now());
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
    const asked = performance.now();
    // While the database cannot be reached the lease goes on to its end.
    const state = await this.#renew().catch(() => undefined);
    if (this.#isReleased || this.lost.aborted) return;
    if (state === 'held') {
      clearTimeout(this.#expiring);
      this.#expiring = this.#expiry(asked);
    } else if (state === 'canceled') {
      this.#canceling.abort();
      this.release();
    } else if (state === 'lost') {
      this.#losing.abort();
      this.release();
    }
  }

  /** Ends the renewals; what the lease allows is done. */
  release(): void {
    this.#isReleased = true;
    clearInterval(this.#renewing);
    clearTimeout(this.#expiring);
  }

  #expiry(since: number): NodeJS.Timeout {
    return setTimeout(() => this.#losing.abort(), since + LEASE_MS - MARGIN_MS - performance.now());
  }
}
