/* eslint-disable */
// Generated from schemas/ and openapi.yaml by `npm run generate`. Do not edit.

/** Version of each document, and the SHA-256 of its bundled schema in canonical form (RFC 8785). */
export const SCHEMA_VERSIONS = {
  checkpoint: {
    version: '1.0.0',
    sha256: '05882716d3911234ca00514e9948df0e8b42e2d559f0ee1d7ffe0300ff9cf337',
  },
  compat_report: {
    version: '1.0.0',
    sha256: '5f5e09a955e625f562d65baa1cfbbc9ccfa4e3a99e1000e467dbaee9173fc135',
  },
  compat_waivers: {
    version: '1.0.0',
    sha256: 'ce8c88a1af4fee990a9602265ed0cca67694ca652ee199af327feab7b64a58c1',
  },
  dataset_manifest: {
    version: '1.0.0',
    sha256: 'b2e3d047c6aa72b3636d0d0bdbc3d8335579b9119c7d1635a9e06e7c73e181cc',
  },
  experiment_list: {
    version: '1.0.0',
    sha256: '64477863bb1a56df912d5485d681f5f04b55c74b897e7e07309ef609301b8144',
  },
  hedging_metrics: {
    version: '1.0.0',
    sha256: 'f5ad0aa9463b895b2e27b0dc84788685351b2bbdc228789d4b41da9fb4339bf9',
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
    sha256: 'd5985d849a8030278eb1b611b929813e9c1a882f245210d5a4f6efd909f6812b',
  },
  problem: {
    version: '1.0.0',
    sha256: 'c7fee0de1078f5503130e3ce3d0c1e164b4aaa73fd7710281fa54894a7a80c05',
  },
  report: {
    version: '1.0.0',
    sha256: '5fccd8353b00aa65f6b92b715bc82b3ac097c7336be0179bda825ec45d7529b2',
  },
  run_manifest: {
    version: '1.0.0',
    sha256: '9acc6d7a97431ea4790a37f3d9b5594f24095038ae5e61af892458571aaccfdc',
  },
  stream_token_claims: {
    version: '1.0.0',
    sha256: 'fcf63bc07d6a14c6aaad7557521267fb34956d7053b717673f220bac0d679c80',
  },
  telemetry_event: {
    version: '1.1.0',
    sha256: '3cba465639d482ee140236a38d722cf50939b73e5e14ed4883b96cb8cbd9eada',
  },
  vote_trace: {
    version: '1.1.0',
    sha256: 'ce5a6858e80d9e94bd0163459f337100d1c6131e208834e0bf36a17cdb539044',
  },
} as const;
