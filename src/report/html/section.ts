import { markup, type Child, type Markup } from './markup';

/** A section of the page, which the table of contents leads to. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly content: Child;
}

export function sectionMarkup({ id, title, content }: Section): Markup {
  return markup`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${content}
</section>
`;
}

/** Below this a page is seen at a glance. */
const MIN_LISTED = 5;

/** Links to the sections, where there are many. */
export function contents(sections: readonly Section[]): Child {
  if (sections.length < MIN_LISTED) return '';
  const links = sections.map(({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>`);
  return markup`<nav aria-label="Contents"><ul>${links}</ul></nav>
`;
}
