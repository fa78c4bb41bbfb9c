/** What a ranker looks at: words, grammar, meaning of sentences, or all of it. */
export const VIEWS = ['lexical', 'syntactic', 'encoder', 'all_views'] as const;
export type View = (typeof VIEWS)[number];

export function needsWords(view: View): boolean {
  return view === 'lexical' || view === 'all_views';
}

export function needsGrammar(view: View): boolean {
  return view === 'syntactic' || view === 'all_views';
}

export function needsMeaning(view: View): boolean {
  return view === 'encoder' || view === 'all_views';
}
