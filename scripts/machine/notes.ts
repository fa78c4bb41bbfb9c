import { chosen } from './check';
import { depth } from './depth';
import { Note, Op, Property, Region, Role } from './layout';

/** Whether notes are taken of the values of the current line, and where the next one goes. */
export let isNoting: bool = false;
export let notesEnd: usize = Region.NOTES;

export function startNoting(): void {
  isNoting = true;
  notesEnd = Region.NOTES;
}

export function stopNoting(): void {
  isNoting = false;
}

/**
 * Notes a value that can be another one in a line that is otherwise alike. `noted` is where the
 * notes ended before it was checked: of what lies in it only the values of objects stay noted.
 */
export function noteValue(
  noted: usize,
  property: usize,
  node: usize,
  start: usize,
  end: usize,
): void {
  const role = load<i32>(property, Property.ROLE);
  let op = load<i32>(node);
  if (op == Op.CHOICE) {
    node = chosen(node, start);
    op = load<i32>(node);
  }
  if (op == Op.OBJECT) return;
  notesEnd = noted;
  const isSteady = load<i32>(property, Property.IS_STEADY) || op == Op.TOKENS || op == Op.BOOLEAN;
  if (isSteady && role != Role.RUN_ID) return;
  if (notesEnd + Note.SIZE > <usize>Region.NOTES_END) return stopNoting();
  store<i32>(notesEnd, <i32>start, Note.START);
  store<i32>(notesEnd, <i32>end, Note.END);
  store<i32>(notesEnd, isSteady ? 0 : <i32>node, Note.NODE);
  store<i32>(notesEnd, role, Note.ROLE);
  store<i32>(notesEnd, depth, Note.DEPTH);
  notesEnd += Note.SIZE;
}
