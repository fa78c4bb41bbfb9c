import { markup, type Child, type Markup } from './markup';

/** What is open only to those who ask, and on paper. */
export function folded(summary: string, content: Child): Markup {
  return markup`<details>
<summary>${summary}</summary>
${content}
</details>`;
}
