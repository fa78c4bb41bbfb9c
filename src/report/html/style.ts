/** The one style of the page. Colours are in custom properties, which charts use as well. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fff;
  --panel: #f5f7f9;
  --ink: #1c2127;
  --muted: #57606a;
  --rule: #dde2e8;
  --axis: #7d8793;
  --link: #0b57a4;
  --good: #11632c;
  --bad: #a1121f;
  --color-1: #0072b2;
  --color-2: #d55e00;
  --color-3: #00805d;
  --color-4: #a8527f;
  --color-5: #1c2127;
  --color-6: #9a6a00;
  --heat: #56b4e9;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #14171b;
    --panel: #1c2026;
    --ink: #e4e7eb;
    --muted: #a3acb7;
    --rule: #343b44;
    --axis: #87919d;
    --link: #7cc0f5;
    --good: #74d592;
    --bad: #ff9a94;
    --color-1: #56b4e9;
    --color-2: #e69f00;
    --color-3: #2fbf95;
    --color-4: #cc79a7;
    --color-5: #e4e7eb;
    --color-6: #f0e442;
    --heat: #0067a3;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto;
  max-width: 76rem;
  padding: 2.5rem 1.5rem 4rem;
  background: var(--paper);
  color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
  overflow-wrap: break-word;
}
h1, h2, h3, h4 { line-height: 1.25; margin: 0; text-wrap: balance; }
h1, dd { overflow-wrap: anywhere; }
h1 { font-size: 1.9rem; letter-spacing: -0.01em; }
h2 { font-size: 1.35rem; margin-bottom: 1rem; }
h3 { font-size: 1.1rem; margin: 2rem 0 0.5rem; }
h4 { font-size: 1rem; margin: 1.5rem 0 0.25rem; }
p { margin: 0.5rem 0; max-width: 44rem; }
a { color: var(--link); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
header { border-bottom: 1px solid var(--rule); padding-bottom: 1.5rem; }
.badges { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 0.75rem 0 1rem; }
.badge { font-weight: 600; white-space: nowrap; }
.badges .badge { border: 1px solid currentColor; border-radius: 1rem; font-size: 0.9rem; padding: 0.1rem 0.75rem; }
.good { color: var(--good); }
.bad { color: var(--bad); }
.open { color: var(--muted); }
dl { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; margin: 1rem 0 0; font-size: 0.9rem; }
dt { color: var(--muted); }
dd { margin: 0; font-variant-numeric: tabular-nums; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; margin: 1rem 0 0; padding: 0; }
section { margin-top: 3rem; scroll-margin-top: 1rem; }
.scroll { margin: 1rem 0; overflow-x: auto; position: relative; }
table { border-collapse: collapse; font-size: 0.9rem; min-width: min(100%, 24rem); }
caption { font-weight: 600; padding-bottom: 0.4rem; text-align: left; }
th, td { padding: 0.35rem 0.9rem; text-align: left; vertical-align: top; }
th:first-child, td:first-child { padding-left: 0; }
thead th { border-bottom: 1px solid var(--axis); color: var(--muted); font-weight: 500; vertical-align: bottom; }
tbody tr { border-bottom: 1px solid var(--rule); }
th { overflow-wrap: anywhere; }
thead th { min-width: 6.5rem; }
tbody th { font-weight: 500; min-width: 8rem; }
.number { font-variant-numeric: tabular-nums; text-align: right; }
td.number, .value, .interval { white-space: nowrap; }
td.text { max-width: 28rem; min-width: 5rem; }
.interval, .legend, figcaption, summary { color: var(--muted); }
.shown .value { font-weight: 700; }
.legend { font-size: 0.875rem; }
.beside > div > :first-child { margin-top: 0; }
.beside { display: grid; gap: 0.5rem 2.5rem; grid-template-columns: minmax(0, 1fr); margin: 1rem 0; }
figure { margin: 0 0 1rem; max-width: 460px; }
figcaption { font-size: 0.9rem; margin-bottom: 0.75rem; }
figcaption strong { color: var(--ink); display: block; font-size: 1rem; font-weight: 600; }
svg { color: var(--ink); display: block; height: auto; max-width: 100%; }
.no-chart { border-left: 3px solid var(--axis); padding-left: 0.75rem; }
details { margin: 0.75rem 0; }
summary { cursor: pointer; font-size: 0.9rem; }
.notes { margin: 0; max-width: 44rem; padding-left: 1.25rem; }
.notes li { margin: 0.35rem 0; }
.unseen { clip-path: inset(50%); height: 1px; overflow: hidden; position: absolute; white-space: nowrap; width: 1px; }
@media (min-width: 60rem) {
  .beside { grid-template-columns: minmax(0, 460px) minmax(0, 1fr); }
}
@media (max-width: 40rem) {
  body { padding: 1.25rem 0.75rem 2.5rem; }
  h1, dd { overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; }
  .interval { display: block; }
  th, td { padding: 0.35rem 0.6rem; }
  thead th { min-width: 6rem; }
  tbody th { background: var(--paper); left: 0; max-width: 8.5rem; min-width: 7rem; position: sticky; }
}
@media print {
  body { font-size: 10pt; max-width: none; padding: 0; }
  nav { display: none; }
  section { margin-top: 1.5rem; }
  h2, h3, h4, caption, figcaption { break-after: avoid; }
  figure, tr, .scroll { break-inside: avoid; }
  .scroll { overflow: visible; }
  table { font-size: 8.5pt; }
  th, td { padding: 0.2rem 0.5rem; }
  thead th { min-width: 0; }
  .interval { display: block; }
  details::details-content { content-visibility: visible; height: auto; }
}
`;
