/* eslint-disable */
// Generated from schemas/ and openapi.yaml by `npm run generate`. Do not edit.

import { checkOf } from '../../src/contract/check';
import { experiment_list } from '../shapes';
import type { ExperimentList } from '../types';

/** Writer profile of `experiment_list`: closed, what may be written. */
export const validate = /* @__PURE__ */ checkOf<ExperimentList>(experiment_list, true);
/** Reader profile of `experiment_list`: open for additions of newer minors. */
export const read = /* @__PURE__ */ checkOf<ExperimentList>(experiment_list, false);
