/* eslint-disable */
// Generated from schemas/ and openapi.yaml by `npm run generate`. Do not edit.

import { checkOf } from '../../src/contract/check';
import { problem } from '../shapes';
import type { ProblemDocument } from '../types';

/** Writer profile of `problem`: closed, what may be written. */
export const validate = /* @__PURE__ */ checkOf<ProblemDocument>(problem, true);
/** Reader profile of `problem`: open for additions of newer minors. */
export const read = /* @__PURE__ */ checkOf<ProblemDocument>(problem, false);
