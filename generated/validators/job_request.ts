/* eslint-disable */
// Generated from schemas/ and openapi.yaml by `npm run generate`. Do not edit.

import { checkOf } from '../../src/contract/check';
import { job_request } from '../shapes';
import type { JobRequest } from '../types';

/** Writer profile of `job_request`: closed, what may be written. */
export const validate = /* @__PURE__ */ checkOf<JobRequest>(job_request, true);
/** Reader profile of `job_request`: open for additions of newer minors. */
export const read = /* @__PURE__ */ checkOf<JobRequest>(job_request, false);
