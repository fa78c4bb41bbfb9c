export { commonWords, matches, patternOf, trimPatterns, type Pattern, type Truth } from './pattern';
