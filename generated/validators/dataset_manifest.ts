/* eslint-disable */
// Generated from schemas/ and openapi.yaml by `npm run generate`. Do not edit.

import { checkOf } from '../../src/contract/check';
import { dataset_manifest } from '../shapes';
import type { DatasetManifest } from '../types';

/** Writer profile of `dataset_manifest`: closed, what may be written. */
export const validate = /* @__PURE__ */ checkOf<DatasetManifest>(dataset_manifest, true);
/** Reader profile of `dataset_manifest`: open for additions of newer minors. */
export const read = /* @__PURE__ */ checkOf<DatasetManifest>(dataset_manifest, false);
