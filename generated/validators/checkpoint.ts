/* eslint-disable */
// Generated from schemas/ and openapi.yaml by `npm run generate`. Do not edit.

import { checkOf } from '../../src/contract/check';
import { checkpoint } from '../shapes';
import type { Checkpoint } from '../types';

/** Writer profile of `checkpoint`: closed, what may be written. */
export const validate = /* @__PURE__ */ checkOf<Checkpoint>(checkpoint, true);
/** Reader profile of `checkpoint`: open for additions of newer minors. */
export const read = /* @__PURE__ */ checkOf<Checkpoint>(checkpoint, false);
