import { createHash } from 'node:crypto';
import type { Report } from '../../contract';
import type { RunComparison } from '../compare';
import { Markup, markup, type Child } from './markup';
import { STYLE } from './style';

/** Nothing is loaded and nothing runs: the one style is known by its hash (CSP Level 3, section 2.3). */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** What a page is about. */
export interface Subject {
  readonly title: string;
  /** Id of the element that holds the data. */
  readonly id: string;
  readonly data: Report | RunComparison;
}

/** A whole HTML document with the data that it shows in it. */
export function page({ title, id, data }: Subject, content: Child): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${new Markup(STYLE)}</style>
</head>
<body>
${content}<script type="application/json" id="${id}">${jsonOf(data)}</script>
</body>
</html>
`.text;
}

/** JSON in which no `<` can end or open an element (HTML, section 4.12.1.3). */
function jsonOf(data: Subject['data']): Markup {
  return new Markup(JSON.stringify(data).replaceAll('<', '\\u003c'));
}
