import { CompatError, parseDocument } from '../compat';
import { validateCompatWaivers, type CompatWaiver } from '../contract';
import { readFile } from './sources/read-folder';

/** The waivers of a file, with where each stands in it. */
export interface WaiversFile {
  readonly file: string;
  readonly waivers: readonly CompatWaiver[];
  readonly placeOf: (waiver: CompatWaiver) => { line: number; column: number; pointer: string };
}

/**
 * Reads a file of waivers, JSON or YAML by its name.
 *
 * @throws CompatError when it is no valid `compat_waivers` document
 */
export function readWaivers(file: string): WaiversFile {
  const { value, locate } = parseDocument(file, readFile(file));
  const result = validateCompatWaivers(value);
  if (!result.ok) {
    const [problem] = result.problems;
    const { line, column } = locate(problem?.instancePath ?? '');
    throw new CompatError(`${file}:${line}:${column}: ${problem?.message}`, problem?.hint ?? '');
  }
  const { waivers } = result.value;
  return {
    file,
    waivers,
    placeOf(waiver) {
      const pointer = `/waivers/${waivers.indexOf(waiver)}`;
      return { ...locate(pointer), pointer };
    },
  };
}
