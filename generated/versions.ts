/* eslint-disable */
// Generated from schemas/ and openapi.yaml by `npm run generate`. Do not edit.

/** Version of each document, and the SHA-256 of its bundled schema in canonical form (RFC 8785). */
export const SCHEMA_VERSIONS = {
  checkpoint: {
    version: '1.0.0',
    sha256: 'af03f966e198e14fbc024c4dfb845f8971f9cddef0115caceb06d0e2ea24e2a6',
  },
  dataset_manifest: {
    version: '1.0.0',
    sha256: 'f22771220ab3b74bf8d1ba9f9919d83e2fe55d4485ce64ff628d3746d5643d38',
  },
  hedging_metrics: {
    version: '1.0.0',
    sha256: '90435b0b31e17ff46c4bcc1a44cac096e0f6d24dd60f68c5adf463779d72abcd',
  },
  job: {
    version: '1.0.0',
    sha256: '856ca32977d21ba64036959b737d4e1b39c1f1375db0bb5dca523c589f12471a',
  },
  job_list: {
    version: '1.0.0',
    sha256: '70634a26fe3db25da6a5efbf0c5327f6f421c77188b2694ba7cd4211379ad436',
  },
  job_request: {
    version: '1.0.0',
    sha256: 'ff76f4ae8b4d454f9ee5d1fb95ae352ada596388e38fcb511ba94662bc389270',
  },
  prediction: {
    version: '1.0.0',
    sha256: '32bd319eca734ec4a8d28f3330a8b63addc6cf64e24e1d445a5b044a9f48a6a3',
  },
  problem: {
    version: '1.0.0',
    sha256: '850e5172a879d256ca0731bb9bb6ab70238bec3171a4800a7f2a9987dc45fde3',
  },
  report: {
    version: '1.0.0',
    sha256: '45ef55e2d28d7f6c76928385890222b8f4f5cfc4fb5396b38aab5d34d3dfdc55',
  },
  run_manifest: {
    version: '1.0.0',
    sha256: 'e65cdccdafd34dfc64c94f9be7ff157f6fb639e078fac8ec2a419bc6af976719',
  },
  stream_token_claims: {
    version: '1.0.0',
    sha256: 'fcf63bc07d6a14c6aaad7557521267fb34956d7053b717673f220bac0d679c80',
  },
  telemetry_event: {
    version: '1.0.0',
    sha256: '4a5f0c4f1cf34edd20f8a08aa72fe8be46918ce744f4b8cbf512641e03ad739c',
  },
  vote_trace: {
    version: '1.0.0',
    sha256: 'be78ea8b4415b727624a7f3372f2218b387983976fc0757fe6bab4366a99e2a2',
  },
} as const;
