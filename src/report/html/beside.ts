import { markup, type Child, type Markup } from './markup';

/** Two parts that belong together: side by side where the page is wide enough. */
export function beside(first: Child, second: Child): Markup {
  return markup`<div class="beside">
<div>${first}</div>
<div>${second}</div>
</div>`;
}
