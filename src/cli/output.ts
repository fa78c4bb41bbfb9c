import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Characters gathered before they are written: a write costs as much as it takes to find a problem. */
const ENOUGH = 1 << 16;

/** Gathers text for a stream, and waits for one that is slower. */
export class Output {
  #text = '';

  constructor(private readonly stream: Writable) {}

  add(text: string): void {
    this.#text += text;
  }

  /** Whether it is time to flush. */
  get isFull(): boolean {
    return this.#text.length >= ENOUGH;
  }

  /** Writes what was gathered; ends when there is room for more. */
  async flush(): Promise<void> {
    const text = this.#text;
    this.#text = '';
    if (text !== '' && !this.stream.write(text)) await once(this.stream, 'drain');
  }
}
