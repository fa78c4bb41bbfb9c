/** How many requests a token may send in a window of time. */
export interface Quota {
  readonly requests: number;
  readonly windowS: number;
}

/** What is left of a quota after a request. */
export interface QuotaState {
  readonly isExceeded: boolean;
  /** Milliseconds until it is full again. */
  readonly fullInMs: number;
  /** As draft-ietf-httpapi-ratelimit-headers has it. */
  readonly headers: { readonly RateLimit: string; readonly 'RateLimit-Policy': string };
}

interface Window {
  readonly endsAt: number;
  used: number;
}

/** Counts the requests of each token on this server. */
export class RateLimit {
  readonly quota: Quota;
  readonly #windows = new Map<string, Window>();

  constructor(quota: Quota) {
    this.quota = quota;
  }

  /** Counts a request. @param tokenId of a token that is known: others would fill the memory */
  count(tokenId: string): QuotaState {
    const { requests, windowS } = this.quota;
    const now = performance.now();
    let window = this.#windows.get(tokenId);
    if (!window || window.endsAt <= now) {
      window = { endsAt: now + windowS * 1000, used: 0 };
      this.#windows.set(tokenId, window);
    }
    const isExceeded = window.used >= requests;
    if (!isExceeded) window.used++;
    // Adding and taking away a moment may leave more than the window by a rounding error.
    const fullInMs = Math.min(window.endsAt - now, windowS * 1000);
    const left = `r=${requests - window.used};t=${Math.ceil(fullInMs / 1000)}`;
    return {
      isExceeded,
      fullInMs,
      headers: {
        RateLimit: `"default";${left}`,
        'RateLimit-Policy': `"default";q=${requests};w=${windowS}`,
      },
    };
  }
}
