import { isUtf8 } from 'node:buffer';
import { VALIDATORS, type DocumentName, type Profile } from '../../../../src/contract';
import { parseStrictJson } from '../../../../src/artifacts/json';
import type { LineMachine } from '../../../../src/artifacts/bytes';

export interface Comparison {
  /** Lines judged. */
  lines: number;
  /** Of them, those that the machine accepted. */
  accepted: number;
  /** Lines that the machine accepted and the parser or the validator refuses. */
  readonly falseAccepts: string[];
}

/** Whether the parse path takes the line as a valid document. */
export function slowAccepts(document: DocumentName, profile: Profile, line: Uint8Array): boolean {
  // A CR before the LF is a problem of the file, and no part of the line.
  if (line.at(-1) === 0x0d) return false;
  const result = parseStrictJson(line);
  return result.ok && VALIDATORS[document][profile](result.value).ok;
}

/** Compares the two paths over texts; one that holds an LF is several lines. */
export class Differential {
  readonly result: Comparison = { lines: 0, accepted: 0, falseAccepts: [] };
  #filled = 0;

  constructor(
    private readonly machine: LineMachine,
    private readonly document: DocumentName,
    private readonly profile: Profile,
    private readonly judge: typeof slowAccepts = slowAccepts,
  ) {
    machine.want('all');
  }

  add(text: Uint8Array): void {
    const { input } = this.machine;
    if (this.#filled + text.length + 1 > input.length) this.flush();
    input.set(text, this.#filled);
    this.#filled += text.length;
    input[this.#filled++] = 0x0a;
  }

  flush(): void {
    const { machine, result } = this;
    for (let at = 0; at < this.#filled; at = machine.lineEnd) {
      const stop = machine.next(at, this.#filled);
      if (stop === 'end') break;
      result.lines++;
      if (stop !== 'wanted') continue;
      const line = machine.input.subarray(machine.position, machine.lineEnd - 1);
      if (machine.input[machine.lineEnd - 1] !== 0x0a) result.falseAccepts.push('a part of a line');
      // The machine leaves UTF-8 to whoever fills its input.
      if (!isUtf8(line)) continue;
      result.accepted++;
      if (this.judge(this.document, this.profile, line)) continue;
      result.falseAccepts.push(Buffer.from(line).toString());
    }
    this.#filled = 0;
  }
}
