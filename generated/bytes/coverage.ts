/* eslint-disable */
// Generated from schemas/ and openapi.yaml by `npm run generate`. Do not edit.

/** Places of each schema, and those that are left to the slow path, with the reason. */
export const COVERAGE = {
  telemetry_event: { writer: { places: 98, slow: {} }, reader: { places: 98, slow: {} } },
  prediction: { writer: { places: 31, slow: {} }, reader: { places: 31, slow: {} } },
  vote_trace: { writer: { places: 46, slow: {} }, reader: { places: 46, slow: {} } },
  hedging_metrics: { writer: { places: 45, slow: {} }, reader: { places: 45, slow: {} } },
  run_manifest: {
    writer: { places: 61, slow: { '#/anyOf/0': 'a branch that is more than required properties' } },
    reader: { places: 61, slow: { '#/anyOf/0': 'a branch that is more than required properties' } },
  },
  report: { writer: { places: 72, slow: {} }, reader: { places: 72, slow: {} } },
} as const;
