/* eslint-disable */
// Generated from schemas/ and openapi.yaml by `npm run generate`. Do not edit.

import { checkOf } from '../../src/contract/check';
import { report } from '../shapes';
import type { Report } from '../types';

/** Writer profile of `report`: closed, what may be written. */
export const validate = /* @__PURE__ */ checkOf<Report>(report, true);
/** Reader profile of `report`: open for additions of newer minors. */
export const read = /* @__PURE__ */ checkOf<Report>(report, false);
