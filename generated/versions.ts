/* eslint-disable */
// Generated from schemas/ and openapi.yaml by `npm run generate`. Do not edit.

/** Version of each document, and the SHA-256 of its bundled schema in canonical form (RFC 8785). */
export const SCHEMA_VERSIONS = {
  checkpoint: {
    version: '1.0.0',
    sha256: '495b55373467830a5c100aaf3fb62850a3c4fe1f514dc5d74bf39ffe511688f7',
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
    sha256: 'e6385c702352402a3754988d9acafb86da1b68c8da2b34b8a4cbbb8c8db37180',
  },
  problem: {
    version: '1.0.0',
    sha256: 'c7fee0de1078f5503130e3ce3d0c1e164b4aaa73fd7710281fa54894a7a80c05',
  },
  report: {
    version: '1.0.0',
    sha256: 'd486226795a42c9c9dd4a90ebf51c9fd8cf685d403fa6b9243f82bf6a5767f67',
  },
  run_manifest: {
    version: '1.0.0',
    sha256: '5724b815168ba9389f2abb63882c3c784686d444c4258c1d548f7685ac3a87d5',
  },
  stream_token_claims: {
    version: '1.0.0',
    sha256: 'fcf63bc07d6a14c6aaad7557521267fb34956d7053b717673f220bac0d679c80',
  },
  telemetry_event: {
    version: '1.0.0',
    sha256: '7b2dcc50498920a60c4e0faa0428c608a0ae19b65d8d92fb7678eb58ff0328a5',
  },
  vote_trace: {
    version: '1.0.0',
    sha256: 'f7d70766f5f4cda9671eb46d8fec640671312ac3b07d0bc909379f11868dcfb0',
  },
} as const;
