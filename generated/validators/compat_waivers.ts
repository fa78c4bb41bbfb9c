/* eslint-disable */
// Generated from schemas/ and openapi.yaml by `npm run generate`. Do not edit.

import { checkOf } from '../../src/contract/check';
import { compat_waivers } from '../shapes';
import type { CompatWaivers } from '../types';

/** Writer profile of `compat_waivers`: closed, what may be written. */
export const validate = /* @__PURE__ */ checkOf<CompatWaivers>(compat_waivers, true);
/** Reader profile of `compat_waivers`: open for additions of newer minors. */
export const read = /* @__PURE__ */ checkOf<CompatWaivers>(compat_waivers, false);
