/* eslint-disable */
// Generated from schemas/ and openapi.yaml by `npm run generate`. Do not edit.

import { checkOf } from '../../src/contract/check';
import { job_list } from '../shapes';
import type { JobList } from '../types';

/** Writer profile of `job_list`: closed, what may be written. */
export const validate = /* @__PURE__ */ checkOf<JobList>(job_list, true);
/** Reader profile of `job_list`: open for additions of newer minors. */
export const read = /* @__PURE__ */ checkOf<JobList>(job_list, false);
