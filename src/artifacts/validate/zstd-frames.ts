import { ArchiveError } from './archive-error';

/** Largest window taken: what the zstd command itself takes without --long. */
const MOST_WINDOW_BYTES = 1 << 27;
const MAGIC = 0xfd2fb528;
/** The low four bits are free (RFC 8878 §3.1.2). */
const SKIPPABLE_MAGIC = 0x184d2a50;
const RLE_BLOCK = 1;

type Part = 'frame' | 'block' | 'checksum' | 'end';

/**
 * Follows the frames of a zstd stream (RFC 8878 §3) and refuses what a decoder would spend much
 * memory on, before the decoder sees it. What is no frame is for the decoder to refuse.
 */
export class ZstdFrames {
  /** What the frame says of its content, when it has ended and says it: the low half of its XXH64. */
  checksum: number | undefined;
  /** Bytes of what is being read: a header or a checksum. */
  #header: number[] = [];
  #hasChecksum = false;
  /** Bytes to pass over before what comes next. */
  #skip = 0;
  #next: Part = 'frame';

  /** Whether the last bytes taken end a frame. */
  get hasEnded(): boolean {
    return this.#next === 'end' && this.#skip === 0;
  }

  /**
   * Goes on to the end of the frame or of the chunk, and returns how many bytes that are.
   *
   * @throws ArchiveError for a window that is too large, and for a frame that needs a dictionary
   */
  push(chunk: Uint8Array): number {
    if (this.hasEnded) this.#next = 'frame';
    let at = 0;
    while (at < chunk.length && !this.hasEnded) {
      if (this.#skip > 0) {
        const passed = Math.min(this.#skip, chunk.length - at);
        at += passed;
        this.#go(this.#next, this.#skip - passed);
      } else {
        this.#header.push(chunk[at++] ?? 0);
        this.#read();
      }
    }
    return at;
  }

  #read(): void {
    if (this.#next === 'frame') this.#frame();
    else if (this.#next === 'block') this.#block();
    else if (this.#header.length === 4) {
      this.checksum = this.#number(0, 4);
      this.#go('end');
    }
  }

  #frame(): void {
    if (this.#header.length < 5) return;
    this.checksum = undefined;
    const magic = this.#number(0, 4);
    if (magic === MAGIC) return this.#frameHeader(this.#header[4] ?? 0);
    // Of no frame it is not known where the next begins.
    if ((magic & 0xfffffff0) >>> 0 !== SKIPPABLE_MAGIC) return this.#go('frame', Infinity);
    if (this.#header.length === 8) this.#go('end', this.#number(4, 4));
  }

  #frameHeader(descriptor: number): void {
    const isSingleSegment = (descriptor >> 5) & 1;
    const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0;
    const sizeBytes = [isSingleSegment, 2, 4, 8][descriptor >> 6] ?? 0;
    const dictionaryAt = 6 - isSingleSegment;
    const sizeAt = dictionaryAt + dictionaryBytes;
    if (this.#header.length < sizeAt + sizeBytes) return;
    if (this.#number(dictionaryAt, dictionaryBytes) > 0) {
      throw new ArchiveError('it needs a dictionary', 'compress it without one');
    }
    const window = isSingleSegment ? this.#number(sizeAt, sizeBytes) : this.#window();
    if (window > MOST_WINDOW_BYTES) {
      const what = `it needs a window of ${window} bytes, more than ${MOST_WINDOW_BYTES}`;
      throw new ArchiveError(what, 'compress it without --long');
    }
    this.#hasChecksum = (descriptor & 4) !== 0;
    this.#go('block');
  }

  /** Window_Descriptor (RFC 8878 §3.1.1.1.2). */
  #window(): number {
    const descriptor = this.#header[5] ?? 0;
    const base = 2 ** (10 + (descriptor >> 3));
    return base + (base / 8) * (descriptor & 7);
  }

  #block(): void {
    if (this.#header.length < 3) return;
    const header = this.#number(0, 3);
    const size = ((header >> 1) & 3) === RLE_BLOCK ? 1 : header >> 3;
    const isLast = (header & 1) === 1;
    const after = this.#hasChecksum ? 'checksum' : 'end';
    this.#go(isLast ? after : 'block', size);
  }

  /** Passes over some bytes, behind which something comes. */
  #go(next: Part, skip = 0): void {
    this.#header = [];
    this.#skip = skip;
    this.#next = next;
  }

  #number(at: number, bytes: number): number {
    let value = 0;
    for (let i = bytes - 1; i >= 0; i--) value = value * 256 + (this.#header[at + i] ?? 0);
    return value;
  }
}
