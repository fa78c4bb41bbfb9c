import type { Keyword } from '../keyword';
import { anyType } from './any-type';
import { array } from './array';
import { logic } from './logic';
import { number } from './number';
import { object } from './object';
import { string } from './string';

/** All keywords that say something about validity; the others are annotations. */
export const KEYWORDS: Readonly<Record<string, Keyword>> = {
  ...anyType,
  ...number,
  ...string,
  ...array,
  ...object,
  ...logic,
};
