import { markup, type Child, type Markup } from './markup';

const SYMBOLS = { good: '✓', bad: '✗', open: '○' } as const;

/** An outcome in words, with a symbol and a colour that say the same. */
export function badge(kind: keyof typeof SYMBOLS, words: Child): Markup {
  return markup`<span class="badge ${kind}"><span aria-hidden="true">${SYMBOLS[kind]}</span> ${words}</span>`;
}
