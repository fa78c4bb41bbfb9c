export {
  allWords,
  matches,
  patternOf,
  someWords,
  trimPatterns,
  type Pattern,
  type Truth,
} from './pattern';
