/** The part of a run that numbers belong to, as a heading. */
export function splitName(split: string | null): string {
  return split === null ? 'Whole run' : `Split ${split}`;
}
