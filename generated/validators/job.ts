/* eslint-disable */
// Generated from schemas/ and openapi.yaml by `npm run generate`. Do not edit.

import { checkOf } from '../../src/contract/check';
import { job } from '../shapes';
import type { Job } from '../types';

/** Writer profile of `job`: closed, what may be written. */
export const validate = /* @__PURE__ */ checkOf<Job>(job, true);
/** Reader profile of `job`: open for additions of newer minors. */
export const read = /* @__PURE__ */ checkOf<Job>(job, false);
