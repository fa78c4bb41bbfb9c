/* eslint-disable */
// Generated from schemas/ and openapi.yaml by `npm run generate`. Do not edit.

import { checkOf } from '../../src/contract/check';
import { compat_report } from '../shapes';
import type { CompatReport } from '../types';

/** Writer profile of `compat_report`: closed, what may be written. */
export const validate = /* @__PURE__ */ checkOf<CompatReport>(compat_report, true);
/** Reader profile of `compat_report`: open for additions of newer minors. */
export const read = /* @__PURE__ */ checkOf<CompatReport>(compat_report, false);
