export { renderComparisonHtml } from './comparison/render-comparison-html';
export { renderHtml } from './render-html';
