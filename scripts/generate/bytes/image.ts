import { Region } from '../../machine/layout';

const BLOCK = 16;

/** The memory of a machine from the region PROGRAM on, while programs are laid out in it. */
export class Image {
  #bytes = new Uint8Array(0);

  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** The address of so many more bytes, all of them 0. */
  allocate(size: number): number {
    const start = this.#bytes.length;
    const bytes = new Uint8Array(start + Math.ceil(size / BLOCK) * BLOCK);
    bytes.set(this.#bytes);
    this.#bytes = bytes;
    return Region.PROGRAM + start;
  }

  byte(address: number): number {
    return this.#view.getUint8(address - Region.PROGRAM);
  }

  setByte(address: number, value: number): void {
    this.#view.setUint8(address - Region.PROGRAM, value);
  }

  word(address: number): number {
    return this.#view.getInt32(address - Region.PROGRAM, true);
  }

  setWord(address: number, value: number): void {
    this.#view.setInt32(address - Region.PROGRAM, value, true);
  }

  setHalf(address: number, value: number): void {
    if (value > 0xffff) throw new Error('an automaton is too large for its rows of 16 bits');
    this.#view.setUint16(address - Region.PROGRAM, value, true);
  }

  setLong(address: number, value: bigint): void {
    this.#view.setBigInt64(address - Region.PROGRAM, BigInt.asIntN(64, value), true);
  }

  get #view(): DataView {
    return new DataView(this.#bytes.buffer);
  }
}
