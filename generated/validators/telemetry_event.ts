/* eslint-disable */
// Generated from schemas/ and openapi.yaml by `npm run generate`. Do not edit.

import { checkOf } from '../../src/contract/check';
import { telemetry_event } from '../shapes';
import type { TelemetryEvent } from '../types';

/** Writer profile of `telemetry_event`: closed, what may be written. */
export const validate = /* @__PURE__ */ checkOf<TelemetryEvent>(telemetry_event, true);
export { read } from '../../src/contract/telemetry-event';
