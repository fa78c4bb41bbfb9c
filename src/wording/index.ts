/** Numbers, metrics and gates as people read them; the same in reports and on the page. No Node built-in. */
export { formatDifference, formatNumber, percentOf } from './format-number';
export { demandOf, foundBy, gateName } from './gate-text';
export { metricName } from './metric-name';
