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
  /** What the machine has been told to stop at. */
  #wanted: readonly string[] | 'all' = [];
  /** Where in the input to go on. */
  #at = 0;
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
    const isClean = canSieve(chunk.subarray(at));
    while (at < chunk.length) {
      const end = isClean ? chunk.length : pieceEnd(chunk, at);
      const piece = chunk.subarray(at, end);
      at = end;
      if (!isClean && !canSieve(piece)) {
        yield* this.#unsieved(piece);
        continue;
      }
      this.#at = piece.byteOffset - this.#input.byteOffset;
      const to = this.#at + piece.length;
      for (let found; (found = this.#next(to));) yield found;
    }
  }

  /** As {@link LineMachine.locate}, in the line that was handed out last, which is known to be JSON. */
  locate({ byteOffset }: Uint8Array, pointer: string, ofKey: boolean): LinePlace | undefined {
    return this.machine.locate(byteOffset - this.#input.byteOffset, pointer, ofKey);
  }

  /** The next line before `end` that the machine does not pass over. */
  #next(end: number): SievedLine | undefined {
    const { machine, splitter } = this;
    const start = this.#at;
    if (start === end) return undefined;
    this.#tellMachine();
    const stop = machine.next(start, end);
    const isValid = stop === 'wanted';
    const from = machine.position;
    const passed = machine.lines - (isValid ? 1 : 0);
    splitter.skip(passed, from - start);
    if (passed > 0) this.#lastValidLine = splitter.lineCount;
    this.#resume(isValid);
    if (stop === 'end') return undefined;
    const after = (this.#at = machine.lineEnd);
    const known = isValid ? 'valid' : machine.isJson(from, after) ? 'json' : 'nothing';
    const line = splitter.next(this.#input.subarray(from, after - 1));
    if (isValid) this.#lastValidLine = line.lineNumber;
    return { line, known };
  }

  #tellMachine(): void {
    const { machine, interest } = this;
    const wanted = interest.wants();
    if (wanted !== this.#wanted) machine.want((this.#wanted = wanted));
    if (interest.order) machine.follow(interest.order.state());
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

function canSieve(piece: Uint8Array): boolean {
  return piece.at(-1) === LF && isUtf8(piece);
}

/** Where a piece from `start` ends: after an LF, or with the chunk when no LF follows. */
function pieceEnd(chunk: Uint8Array, start: number): number {
  const limit = Math.min(start + PIECE_BYTES, chunk.length);
  const last = chunk.lastIndexOf(LF, limit - 1);
  return last >= start ? last + 1 : chunk.indexOf(LF, limit) + 1 || chunk.length;
}
