/* eslint-disable */
// Generated from schemas/ and openapi.yaml by `npm run generate`. Do not edit.

import { checkOf } from '../../src/contract/check';
import { stream_token_claims } from '../shapes';
import type { StreamTokenClaims } from '../types';

/** Writer profile of `stream_token_claims`: closed, what may be written. */
export const validate = /* @__PURE__ */ checkOf<StreamTokenClaims>(stream_token_claims, true);
/** Reader profile of `stream_token_claims`: open for additions of newer minors. */
export const read = /* @__PURE__ */ checkOf<StreamTokenClaims>(stream_token_claims, false);
