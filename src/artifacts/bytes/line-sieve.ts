import { isUtf8 } from 'node:buffer';
import type { LineSplitter, RawLine } from '../json';
import type { EventOrder, LineMachine, LinePlace } from './machine';

/** What the next event of a run must follow, and the run. */
export type FollowedOrder = EventOrder & { readonly runId: string };

/** What must not be passed over, though it is valid; asked again after every line handed out. */
export interface LineInterest {
  /** Events by their names, or every line. */
  wants(): readonly string[] | 'all';
  /** Rules across the events of a run, which hold for the events passed over too. */
  readonly order?: FollowsOrder | undefined;
}

/** Follows the events of a run; told of those that were passed over. */
export interface FollowsOrder {
  state(): FollowedOrder;
  /** Goes on as if the events passed over had been seen. */
  resume(from: EventOrder): void;
}

/** A line that was not passed over. */
export interface SievedLine {
  readonly line: RawLine;
  /** What is certain of it: that it is valid, and was only asked for; that it is strict JSON. */
  readonly known: 'valid' | 'json' | 'nothing';
}

const LF = 0x0a;
/** Where some bytes are not UTF-8, or end no line, so many around them go the slow way. */
const PIECE_BYTES = 1 << 16;

/** Passes over the lines of a stream that a machine accepts, and hands out the rest. */
export class LineSieve {
  /** The machine's input; of a Buffer the bytes of a line are text at once. */
  readonly #input: Buffer;
  #lastValidLine = 0;

  constructor(
    private readonly machine: LineMachine,
    private readonly splitter: LineSplitter,
    private readonly interest: LineInterest,
  ) {
    const { buffer, byteOffset, length } = machine.input;
    this.#input = Buffer.from(buffer, byteOffset, length);
  }

  /** Number of the last line that was passed over, or handed out as valid; 0 before. */
  get lastValidLine(): number {
    return this.#lastValidLine;
  }

  /** What to look at among the lines that end in the next chunk, which lies in the machine's input. */
  *push(chunk: Uint8Array): Generator<SievedLine> {
    let at = 0;
    if (this.splitter.isInLine) {
      const rest = chunk.subarray(0, chunk.indexOf(LF) + 1 || chunk.length);
      yield* this.#unsieved(rest);
      at = rest.length;
    }
    const rest = chunk.subarray(at);
    if (this.#canSieve(rest)) yield* this.#sieve(rest);
    else yield* this.#pushPieces(rest);
  }

  /** As {@link push}, of bytes that cannot all be sieved. */
  *#pushPieces(bytes: Uint8Array): Generator<SievedLine> {
    for (let at = 0; at < bytes.length;) {
      const end = pieceEnd(bytes, at);
      const piece = bytes.subarray(at, end);
      if (this.#canSieve(piece)) yield* this.#sieve(piece);
      else yield* this.#unsieved(piece);
      at = end;
    }
  }

  /** As {@link LineMachine.locate}, in the line that was handed out last, which is known to be JSON. */
  locate({ byteOffset }: Uint8Array, pointer: string, ofKey: boolean): LinePlace | undefined {
    return this.machine.locate(byteOffset - this.#input.byteOffset, pointer, ofKey);
  }

  #canSieve(piece: Uint8Array): boolean {
    return piece.at(-1) === LF && isUtf8(piece);
  }

  *#sieve(piece: Uint8Array): Generator<SievedLine> {
    const { machine, splitter, interest } = this;
    const start = piece.byteOffset - this.#input.byteOffset;
    const end = start + piece.length;
    for (let at = start; at < end;) {
      machine.want(interest.wants());
      machine.follow(interest.order?.state());
      const stop = machine.next(at, end);
      const isValid = stop === 'wanted';
      const passed = machine.lines - (isValid ? 1 : 0);
      splitter.skip(passed, machine.position - at);
      if (passed > 0) this.#lastValidLine = splitter.lineCount;
      this.#resume(isValid);
      if (stop === 'end') return;
      const from = machine.position;
      at = machine.lineEnd;
      const known = isValid ? 'valid' : machine.isJson(from, at) ? 'json' : 'nothing';
      const line = splitter.next(this.#input.subarray(from, at - 1));
      if (isValid) this.#lastValidLine = line.lineNumber;
      yield { line, known };
    }
  }

  /** The machine has counted a wanted event, which the one who wants it is still to see. */
  #resume(isWanted: boolean): void {
    const { order } = this.interest;
    if (!order) return;
    const { nextSeq, lastTimestamp } = this.machine.order;
    order.resume({ nextSeq: nextSeq - (isWanted ? 1 : 0), lastTimestamp });
  }

  *#unsieved(bytes: Uint8Array): Generator<SievedLine> {
    for (const line of this.splitter.push(bytes)) yield { line, known: 'nothing' };
  }
}

/** Where a piece from `start` ends: after an LF, or with the chunk when no LF follows. */
function pieceEnd(chunk: Uint8Array, start: number): number {
  const limit = Math.min(start + PIECE_BYTES, chunk.length);
  const last = chunk.lastIndexOf(LF, limit - 1);
  return last >= start ? last + 1 : chunk.indexOf(LF, limit) + 1 || chunk.length;
}
