/* eslint-disable */
// Generated from schemas/ and openapi.yaml by `npm run generate`. Do not edit.

/** Version of each document, and the SHA-256 of its bundled schema in canonical form (RFC 8785). */
export const SCHEMA_VERSIONS = {
  checkpoint: {
    version: '1.0.0',
    sha256: '05882716d3911234ca00514e9948df0e8b42e2d559f0ee1d7ffe0300ff9cf337',
  },
  dataset_manifest: {
    version: '1.0.0',
    sha256: 'b2e3d047c6aa72b3636d0d0bdbc3d8335579b9119c7d1635a9e06e7c73e181cc',
  },
  hedging_metrics: {
    version: '1.0.0',
    sha256: '329e8626dfcdda6bb7c8d8bc463217159402eb2e4c439a2a51803d734f34f0e5',
  },
  job: {
    version: '1.0.0',
    sha256: 'f0663fe15078b44b082c76702668461b64874396f5fbb468759ab1f0e39c9b1b',
  },
  job_list: {
    version: '1.0.0',
    sha256: '1be769bc67ab90ffb70db40fe94c32dbb4b9fe56e5e4de7c3ab31397880f6587',
  },
  job_request: {
    version: '1.0.0',
    sha256: 'ae494a267a9ebd3457124ed43651f2210c3e99a6599e36ef62769f2d553f3e58',
  },
  prediction: {
    version: '1.0.0',
    sha256: '5eb6426b50a74edda1ed1b1c938a962bc79de06a113f9485ccc8b9ed2471834c',
  },
  problem: {
    version: '1.0.0',
    sha256: 'c7fee0de1078f5503130e3ce3d0c1e164b4aaa73fd7710281fa54894a7a80c05',
  },
  report: {
    version: '1.0.0',
    sha256: 'e5cc92e60c2b2a05b06b7c3af966478539bc9b241f442c0e47d8782a4a632e6c',
  },
  run_manifest: {
    version: '1.0.0',
    sha256: '677bc85c7815c28eec4149f437b7a0931ca883d92a4255185e70f4c28d60ae1d',
  },
  stream_token_claims: {
    version: '1.0.0',
    sha256: 'fcf63bc07d6a14c6aaad7557521267fb34956d7053b717673f220bac0d679c80',
  },
  telemetry_event: {
    version: '1.0.0',
    sha256: 'acf0c87aa93c7b1e58d93427ff486d67d36a4424928121972b7227ea5fe3fe57',
  },
  vote_trace: {
    version: '1.0.0',
    sha256: 'f7d70766f5f4cda9671eb46d8fec640671312ac3b07d0bc909379f11868dcfb0',
  },
} as const;
