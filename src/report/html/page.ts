import { createHash } from 'node:crypto';
import type { Report } from '../../contract';
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

/** A whole HTML document with the report's data in it. */
export function page(report: Report, content: Child): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${report.title}</title>
<link rel="icon" href="data:,">
<style>${new Markup(STYLE)}</style>
</head>
<body>
${content}<script type="application/json" id="report">${dataOf(report)}</script>
</body>
</html>
`.text;
}

/** JSON in which no `<` can end or open an element (HTML, section 4.12.1.3). */
function dataOf(report: Report): Markup {
  return new Markup(JSON.stringify(report).replaceAll('<', '\\u003c'));
}
