/** The words of a list that is written as text. */
export function wordList(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}
