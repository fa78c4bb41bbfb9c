/* eslint-disable */
// Generated from schemas/ and openapi.yaml by `npm run generate`. Do not edit.

import { checkOf } from '../../src/contract/check';
import { hedging_metrics } from '../shapes';
import type { HedgingMetrics } from '../types';

/** Writer profile of `hedging_metrics`: closed, what may be written. */
export const validate = /* @__PURE__ */ checkOf<HedgingMetrics>(hedging_metrics, true);
/** Reader profile of `hedging_metrics`: open for additions of newer minors. */
export const read = /* @__PURE__ */ checkOf<HedgingMetrics>(hedging_metrics, false);
