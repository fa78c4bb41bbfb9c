/** Lists in a sentence stop here, so that a summary stays a summary. */
export const MAX_LISTED = 4;

/** The first few items in words, parted by semicolons, and how many more there are. */
export function listed<T>(items: readonly T[], inWords: (item: T) => string): string {
  const rest = items.length - MAX_LISTED;
  const named = items.slice(0, MAX_LISTED).map(inWords);
  return [...named, ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ');
}
