/** How many streams may be open at a time. */
export interface StreamLimits {
  readonly streams: number;
  /** Of one stream token. */
  readonly streamsOfToken: number;
}

/** Counts the streams that are open. */
export class StreamSlots {
  readonly #limits: StreamLimits;
  readonly #ofTokens = new Map<string, number>();
  #open = 0;

  constructor(limits: StreamLimits) {
    this.#limits = limits;
  }

  /** Takes a slot, and gives what frees it; undefined when there is none. */
  take(token: string): (() => void) | undefined {
    const ofToken = this.#ofTokens.get(token) ?? 0;
    if (this.#open >= this.#limits.streams || ofToken >= this.#limits.streamsOfToken)
      return undefined;
    this.#open++;
    this.#ofTokens.set(token, ofToken + 1);
    return () => {
      this.#open--;
      const left = (this.#ofTokens.get(token) ?? 1) - 1;
      if (left > 0) this.#ofTokens.set(token, left);
      else this.#ofTokens.delete(token);
    };
  }
}
