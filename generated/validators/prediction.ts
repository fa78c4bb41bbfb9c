/* eslint-disable */
// Generated from schemas/ and openapi.yaml by `npm run generate`. Do not edit.

import { checkOf } from '../../src/contract/check';
import { prediction } from '../shapes';
import type { Prediction } from '../types';

/** Writer profile of `prediction`: closed, what may be written. */
export const validate = /* @__PURE__ */ checkOf<Prediction>(prediction, true);
/** Reader profile of `prediction`: open for additions of newer minors. */
export const read = /* @__PURE__ */ checkOf<Prediction>(prediction, false);
