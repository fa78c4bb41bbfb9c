import { markup } from '../markup';
import type { Section } from '../section';

/** What a reader should know about how the numbers were made. */
export function notesSection(notes: readonly string[]): Section[] {
  const shown = notes.filter((note) => note.trim() !== '');
  if (shown.length === 0) return [];
  const content = markup`<ul class="notes">${shown.map((note) => markup`<li>${note}</li>`)}</ul>`;
  return [{ id: 'notes', title: 'Notes', content }];
}
