/* eslint-disable */
// Generated from schemas/ and openapi.yaml by `npm run generate`. Do not edit.

import { checkOf } from '../../src/contract/check';
import { vote_trace } from '../shapes';
import type { VoteTrace } from '../types';

/** Writer profile of `vote_trace`: closed, what may be written. */
export const validate = /* @__PURE__ */ checkOf<VoteTrace>(vote_trace, true);
/** Reader profile of `vote_trace`: open for additions of newer minors. */
export const read = /* @__PURE__ */ checkOf<VoteTrace>(vote_trace, false);
