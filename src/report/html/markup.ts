import { oneLine } from '../one-line';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup, as against text: it goes into a page as it is. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What stands between the parts of a template: text is escaped, markup is not. */
export type Child = Markup | string | number | readonly Child[];

/**
 * Markup from a template. Text in it is shown as it is, on one line: between tags and inside quoted
 * attributes it can begin no element, attribute or character reference (HTML, section 13.1).
 */
export function markup(literals: TemplateStringsArray, ...children: readonly Child[]): Markup {
  const parts = literals.map((literal, i) => {
    const child = children[i];
    return literal + (child === undefined ? '' : partOf(child));
  });
  return new Markup(parts.join(''));
}

function partOf(child: Child): string {
  if (child instanceof Markup) return child.text;
  if (typeof child === 'number') return String(child);
  if (typeof child !== 'string') return child.map(partOf).join('');
  return oneLine(child).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
