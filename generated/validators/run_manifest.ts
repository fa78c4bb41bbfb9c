/* eslint-disable */
// Generated from schemas/ and openapi.yaml by `npm run generate`. Do not edit.

import { checkOf } from '../../src/contract/check';
import { run_manifest } from '../shapes';
import type { RunManifest } from '../types';

/** Writer profile of `run_manifest`: closed, what may be written. */
export const validate = /* @__PURE__ */ checkOf<RunManifest>(run_manifest, true);
/** Reader profile of `run_manifest`: open for additions of newer minors. */
export const read = /* @__PURE__ */ checkOf<RunManifest>(run_manifest, false);
