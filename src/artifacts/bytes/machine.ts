import type { DocumentName, Profile } from '../../contract';
import { REGIONS } from '../../../generated/bytes/programs';
import {
  entryOf,
  loadMachine,
  type Entry,
  type MachineExports,
  type MachineImage,
} from './machine-memory';

/** What a machine for lines takes at a time. */
const INPUT_BYTES = 4 * 1024 * 1024;

/** Why a {@link LineMachine} stopped. */
type Stop = 'end' | 'doubt' | 'wanted';

/** What the next event of a run must follow: the rules between lines. */
export interface EventOrder {
  readonly nextSeq: number;
  /** Timestamp of the event before; '' when there is none. */
  readonly lastTimestamp: string;
}

/**
 * Goes over lines of JSON as bytes and says which are certainly valid. It says nothing of the
 * others: they are for the parser and the validator to judge. Bytes that are not UTF-8 are not
 * noticed: whoever fills the input must have checked them.
 */
export interface LineMachine {
  /** Where the bytes to go over are put: 4 MiB. */
  readonly input: Uint8Array;
  /**
   * Goes over the lines of `input` from `start` to `end`, and stops at the first that is not
   * certainly valid, that is wanted, or that has no LF.
   */
  next(start: number, end: number): Stop;
  /** First byte of the line it stopped at, or of what follows the last LF. */
  readonly position: number;
  /** After the LF of the line it stopped at; `position` when it stopped at the end. */
  readonly lineEnd: number;
  /** Lines accepted by the last call of `next`, a wanted one included. */
  readonly lines: number;
  /**
   * Holds lines to the rules between the events of one run: run_id, seq, and time that does not go
   * backwards. The order moves on with every accepted line. Without it, lines stand alone.
   *
   * @throws RangeError when documents of this kind are not events
   */
  follow(order: (EventOrder & { readonly runId: string }) | undefined): void;
  /** What the next line must follow, when lines are followed. */
  readonly order: EventOrder;
  /** Values of the discriminator whose accepted lines `next` stops at; at first none. */
  want(tags: readonly string[] | 'all'): void;
  /** Whether `input` from `start` to `end` is certainly one JSON text that breaks no strict rule. */
  isJson(start: number, end: number): boolean;
  /**
   * Where the value stands, or its key, to which a JSON Pointer leads in the line at `start`; of what
   * is not there the nearest value around it. The line must be one that was accepted, or that is
   * certainly JSON. Undefined for a pointer that has escapes or is long.
   */
  locate(start: number, pointer: string, ofKey: boolean): LinePlace | undefined;
}

/** A slice of a line. */
export interface LinePlace {
  /** From 1, in UTF-16 code units. */
  readonly column: number;
  /** Bytes it is long. */
  readonly length: number;
}

/** Judges whole texts; as with {@link LineMachine}, false says nothing. */
export interface TextMachine {
  /** Where the text is put. */
  readonly input: Uint8Array;
  /** Whether `input` from `start` to `end` is certainly a valid document. */
  isDocument(start: number, end: number): boolean;
  /** Whether it is certainly one JSON text that breaks no strict rule. */
  isJson(start: number, end: number): boolean;
}

/** A machine for lines; undefined when there is no program, or no WebAssembly with SIMD here. */
export function createLineMachine(
  document: DocumentName,
  profile: Profile,
): LineMachine | undefined {
  const entry = entryOf(document, profile);
  return entry && lineMachineOf(entry);
}

/** As {@link createLineMachine}, for any program; with another image, one that does not ship. */
export function lineMachineOf(entry: Entry, image?: MachineImage): LineMachine | undefined {
  const machine = loadMachine(INPUT_BYTES, image);
  if (!machine) return undefined;
  machine.exports.setRoot(entry.root);
  return new Lines(machine.exports, machine.input, entry.tags, entry.follows);
}

/** A machine for texts of at most `maxBytes`; undefined as with {@link createLineMachine}. */
export function createTextMachine(
  document: DocumentName,
  profile: Profile,
  maxBytes: number,
): TextMachine | undefined {
  const entry = entryOf(document, profile);
  const machine = entry && loadMachine(maxBytes);
  if (!machine) return undefined;
  machine.exports.setRoot(entry.root);
  return new Texts(machine.exports, machine.input);
}

class Texts implements TextMachine {
  constructor(
    protected readonly machine: MachineExports,
    readonly input: Uint8Array,
  ) {}

  isDocument(start: number, end: number): boolean {
    const { byteOffset: base } = this.input;
    return this.machine.isDocument(base + start, base + end) !== 0;
  }

  isJson(start: number, end: number): boolean {
    const { byteOffset: base } = this.input;
    return this.machine.isJson(base + start, base + end) !== 0;
  }
}

/** At most, in UTF-8. */
const BYTES_A_CHARACTER = 4;
const STOPS = ['end', 'doubt', 'wanted'] as const;

class Lines extends Texts implements LineMachine {
  readonly #pointer: Buffer;

  constructor(
    machine: MachineExports,
    input: Uint8Array,
    private readonly tags: readonly string[],
    private readonly canFollow: boolean,
  ) {
    super(machine, input);
    const { start, bytes } = REGIONS.pointer;
    this.#pointer = Buffer.from(machine.memory.buffer, start, bytes);
  }

  next(start: number, end: number): Stop {
    const { byteOffset: base } = this.input;
    return STOPS[this.machine.next(base + start, base + end)] ?? 'doubt';
  }

  get position(): number {
    return this.machine.getPosition() - this.input.byteOffset;
  }

  get lineEnd(): number {
    return this.machine.getLineEnd() - this.input.byteOffset;
  }

  get lines(): number {
    return this.machine.getLines();
  }

  follow(order: (EventOrder & { readonly runId: string }) | undefined): void {
    if (!order) return this.machine.unfollow();
    if (!this.canFollow) throw new RangeError('documents of this kind are not events of a run');
    const runId = this.#write(REGIONS.runId, order.runId);
    const timestamp = this.#write(REGIONS.lastTime, order.lastTimestamp);
    this.machine.follow(runId, order.nextSeq, timestamp);
  }

  get order(): EventOrder {
    const { start } = REGIONS.lastTime;
    const text = Buffer.from(this.machine.memory.buffer, start, this.machine.getLastTimeBytes());
    return { nextSeq: this.machine.getNextSeq(), lastTimestamp: text.toString('latin1') };
  }

  want(tags: readonly string[] | 'all'): void {
    if (tags === 'all') return this.machine.want(-1, -1);
    const bits = [0, 0];
    for (const tag of tags) {
      const index = this.tags.indexOf(tag);
      if (index >= 0) bits[index >> 5] = (bits[index >> 5] ?? 0) | (1 << (index & 31));
    }
    this.machine.want(bits[0] ?? 0, bits[1] ?? 0);
  }

  locate(start: number, pointer: string, ofKey: boolean): LinePlace | undefined {
    const { machine } = this;
    const bytes = this.#pointer.write(pointer);
    // Escapes of a pointer are rare, and so is one that perhaps does not fit.
    if (pointer.includes('~') || bytes > REGIONS.pointer.bytes - BYTES_A_CHARACTER)
      return undefined;
    const line = this.input.byteOffset + start;
    machine.locate(line, bytes, ofKey);
    const place = machine.getPlace();
    const column = 1 + machine.codeUnits(line, place);
    return { column, length: machine.getPlaceEnd() - place };
  }

  /** Bytes of the text; what does not fit is as long as no value that is accepted. */
  #write({ start, bytes }: { start: number; bytes: number }, text: string): number {
    const encoded = Buffer.from(text);
    encoded.copy(Buffer.from(this.machine.memory.buffer, start, bytes));
    return encoded.length;
  }
}
