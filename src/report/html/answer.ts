import { markup, type Child } from './markup';

/** An answer as it is; none and an empty one in words. */
export function answer(text: string | null): Child {
  if (text === null) return markup`<em>none</em>`;
  return text.trim() === '' ? markup`<em>empty</em>` : text;
}
