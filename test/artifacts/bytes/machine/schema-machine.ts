import { MACHINE } from '../../../../generated/bytes/machine';
import { Assembler } from '../../../../scripts/generate/bytes/assemble';
import { compileDocument } from '../../../../scripts/generate/bytes/compile-schema';
import type { Schema } from '../../../../scripts/generate/schema';
import { lineMachineOf } from '../../../../src/artifacts/bytes/machine';

/** A machine for a schema that is not in the contract. */
export interface SchemaMachine {
  /** Whether the text is certainly valid. */
  readonly accepts: (text: string) => boolean;
  /** Why places of the schema are left to the slow path, by JSON Pointer. */
  readonly slow: Readonly<Record<string, string>>;
}

export function schemaMachine(schema: Schema, closed = false): SchemaMachine {
  const bundle = { documents: [], definitions: { test: schema }, bases: {}, versions: {} };
  const { root, places } = compileDocument(bundle, 'test', closed);
  const assembler = new Assembler();
  const entry = { root: assembler.add(root), tags: [], follows: false };
  const programs = Buffer.from(assembler.bytes).toString('base64');
  const machine = lineMachineOf(entry, { module: MACHINE, programs });
  if (!machine) throw new Error('no machine');
  const slow = Object.fromEntries([...places].flatMap(([at, why]) => (why ? [[at, why]] : [])));
  return {
    slow,
    accepts(text) {
      const line = Buffer.from(`${text}\n`);
      machine.input.set(line);
      return machine.next(0, line.length) === 'end' && machine.position === line.length;
    },
  };
}
