import { MACHINE } from '../../../generated/bytes/machine';
import { ENTRIES, PROGRAMS, REGIONS } from '../../../generated/bytes/programs';
import type { DocumentName, Profile } from '../../contract';

/** What the WebAssembly module of scripts/machine exports; addresses are offsets in its memory. */
export interface MachineExports {
  readonly memory: WebAssembly.Memory;
  setRoot(address: number): void;
  want(low: number, high: number): void;
  next(start: number, end: number): number;
  isDocument(start: number, end: number): number;
  isJson(start: number, end: number): number;
  getPosition(): number;
  getLineEnd(): number;
  getLines(): number;
  follow(runIdBytes: number, nextSeq: number, timestampBytes: number): void;
  unfollow(): void;
  getNextSeq(): number;
  getLastTimeBytes(): number;
  locate(start: number, pointerBytes: number, ofKey: boolean): void;
  getPlace(): number;
  getPlaceEnd(): number;
  codeUnits(start: number, end: number): number;
}

/** A document's program. */
export interface Entry {
  readonly root: number;
  /** Values of the discriminator, in the order in which the machine counts them. */
  readonly tags: readonly string[];
  /** Whether its lines are events of a run. */
  readonly follows: boolean;
}

/** A module and the programs it runs, in base64. */
export interface MachineImage {
  readonly module: string;
  readonly programs: string;
}

const SHIPPED: MachineImage = { module: MACHINE, programs: PROGRAMS };
const PAGE = 65536;
/** Bytes after the input: the end of a text is marked there, and scans read 16 bytes at a time. */
const SLACK = 64;

/** The program of a document, if it has one. */
export function entryOf(document: DocumentName, profile: Profile): Entry | undefined {
  return Object.hasOwn(ENTRIES, document)
    ? ENTRIES[document as keyof typeof ENTRIES][profile]
    : undefined;
}

/** A machine of its own with room for so many bytes; undefined when it cannot run here. */
export function loadMachine(
  inputBytes: number,
  image: MachineImage = SHIPPED,
): { readonly exports: MachineExports; readonly input: Uint8Array } | undefined {
  const exports = instantiate(image.module);
  if (!exports) return undefined;
  const programs = Buffer.from(image.programs, 'base64');
  const start = Math.ceil((REGIONS.programs.start + programs.length) / PAGE) * PAGE;
  const { memory } = exports;
  const pages = Math.ceil((start + inputBytes + SLACK) / PAGE);
  memory.grow(pages - memory.buffer.byteLength / PAGE);
  new Uint8Array(memory.buffer).set(programs, REGIONS.programs.start);
  return { exports, input: new Uint8Array(memory.buffer, start, inputBytes) };
}

/** Undefined without WebAssembly (`node --jitless`), or when the engine lacks what the module uses. */
function instantiate(module: string): MachineExports | undefined {
  if (typeof WebAssembly === 'undefined') return undefined;
  const bytes = Buffer.from(module, 'base64');
  if (!WebAssembly.validate(bytes)) return undefined;
  // The module is built from scripts/machine, whose exports the interface above lists.
  return new WebAssembly.Instance(new WebAssembly.Module(bytes))
    .exports as unknown as MachineExports;
}
