/* eslint-disable */
// Generated from schemas/ and openapi.yaml by `npm run generate`. Do not edit.

import { date_time, uri } from './formats';

/** A telemetry event: the envelope with a constant name and the payload that belongs to it. */
const variant = <B extends { properties: object }, T extends string, P>(
  base: B,
  tag: T,
  payload: P,
) => ({
  ...base,
  name: `${tag}_event`,
  properties: {
    ...base.properties,
    event_name: { const: tag },
    payload: { name: `${tag}_payload`, ...payload },
  },
});

export const pattern_e74380b2 =
  /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,254}(\/[A-Za-z0-9_-][A-Za-z0-9._-]{0,254})*$/u;
export const pattern_52f851fa = /^[0-9a-f]{64}$/u;
export const pattern_2e2a6cd2 = /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/u;
export const pattern_54edfa16 = /^1\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})$/u;
export const pattern_4cbccc06 = /^[A-Za-z0-9][A-Za-z0-9_.:/@+-]{0,127}$/u;
export const pattern_943bfb86 =
  /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3,9}Z$/u;
export const pattern_dc9f5774 = /^[a-z][a-z0-9_]{0,63}$/u;
export const pattern_9cc47ef3 = /^[0-9a-f]{32}$/u;
export const pattern_2abab78e = /^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/u;
export const pattern_43e30b32 = /^[A-Z]{3}$/u;
export const pattern_7b88c4a3 = /^[0-9a-f]{7,64}$/u;
export const count = { name: 'count', type: 'integer', minimum: 0, maximum: 9007199254740991 };
export const rate = { name: 'rate', type: 'number', minimum: 0, maximum: 1 };
export const interval = {
  name: 'interval',
  optional: [],
  properties: {
    low: { type: 'number' },
    high: { type: 'number' },
    level: rate,
    method: { enum: ['bootstrap_percentile', 'wilson', 'order_statistics'] },
  },
};
export const agreement_level = {
  name: 'agreement_level',
  optional: [],
  properties: {
    agreeing: count,
    num_examples: count,
    num_correct: count,
    accuracy: rate,
    interval: interval,
  },
};
export const path = { name: 'path', type: 'string', maxLength: 1024, pattern: pattern_e74380b2 };
export const sha256 = { name: 'sha256', type: 'string', pattern: pattern_52f851fa };
export const artifact = {
  name: 'artifact',
  optional: [],
  properties: { path: path, bytes: count, sha256: sha256 },
};
export const id = { name: 'id', type: 'string', pattern: pattern_2e2a6cd2 };
export const changed_outcome = {
  name: 'changed_outcome',
  optional: [],
  properties: {
    example_id: id,
    best_member_answer: { type: ['string', 'null'] },
    ensemble_answer: { type: ['string', 'null'] },
    change: {
      enum: ['right_to_wrong', 'wrong_to_right', 'wrong_to_wrong', 'right_to_right', null],
    },
  },
};
export const schema_version = { name: 'schema_version', type: 'string', pattern: pattern_54edfa16 };
export const name = { name: 'name', type: 'string', pattern: pattern_4cbccc06 };
export const timestamp = {
  name: 'timestamp',
  type: 'string',
  format: date_time,
  pattern: pattern_943bfb86,
};
export const scores = {
  name: 'scores',
  type: 'object',
  propertyNames: name,
  additionalProperties: { type: 'number' },
};
export const lora = {
  name: 'lora',
  optional: [],
  properties: {
    rank: count,
    alpha: { type: 'number', minimum: 0 },
    base_model: { type: 'string', minLength: 1, maxLength: 256 },
    target_modules: { type: 'array', items: { type: 'string', minLength: 1, maxLength: 256 } },
  },
};
export const checkpoint = {
  name: 'checkpoint',
  version: '1.0.0',
  optional: ['epoch', 'metrics', 'lora'],
  properties: {
    schema_version: schema_version,
    checkpoint_id: id,
    stage: name,
    step: count,
    epoch: { type: 'number', minimum: 0 },
    path: path,
    format: { const: 'safetensors' },
    bytes: count,
    sha256: sha256,
    created_at: timestamp,
    metrics: scores,
    lora: lora,
  },
};
export const event_envelope = {
  name: 'event_envelope',
  optional: [],
  properties: {
    schema_version: schema_version,
    timestamp: timestamp,
    event_name: { type: 'string', pattern: pattern_dc9f5774 },
    run_id: id,
    stage: { type: ['string', 'null'], maxLength: 128 },
    seq: count,
    payload: { type: 'object' },
  },
};
export const checkpoint_event = /* @__PURE__ */ variant(event_envelope, 'checkpoint', checkpoint);
export const cited_evidence = {
  name: 'cited_evidence',
  optional: [],
  properties: {
    document_id: id,
    label: { type: ['string', 'null'], maxLength: 64 },
    sentences: { type: 'array', items: count },
  },
};
export const gold_evidence = {
  name: 'gold_evidence',
  optional: [],
  properties: {
    document_id: id,
    label: { type: ['string', 'null'], maxLength: 64 },
    rationales: { type: 'array', items: { type: 'array', items: count } },
  },
};
export const citations = {
  name: 'citations',
  optional: [],
  properties: {
    documents: { type: 'array', items: id },
    cited: { type: 'array', items: cited_evidence },
    gold: { type: 'array', items: gold_evidence },
  },
};
export const comparator = { name: 'comparator', enum: ['gte', 'lte'] };
export const compat_version = {
  name: 'compat_version',
  optional: [],
  properties: {
    file: { type: 'string', minLength: 1, maxLength: 4096 },
    old: { type: 'string', minLength: 1, maxLength: 256 },
    new: { type: 'string', minLength: 1, maxLength: 256 },
    required: { enum: ['none', 'patch', 'minor', 'major'] },
    sufficient: { type: 'boolean' },
  },
};
export const compat_place = {
  name: 'compat_place',
  optional: [],
  properties: {
    file: { type: 'string', minLength: 1, maxLength: 4096 },
    line: { type: 'integer', minimum: 1, maximum: 9007199254740991 },
    column: { type: 'integer', minimum: 1, maximum: 9007199254740991 },
    pointer: { type: 'string' },
  },
};
export const compat_fingerprint = {
  name: 'compat_fingerprint',
  type: 'string',
  pattern: pattern_9cc47ef3,
};
export const compat_waiver = {
  name: 'compat_waiver',
  optional: [],
  properties: {
    fingerprint: compat_fingerprint,
    reason: { type: 'string', minLength: 1, maxLength: 1024 },
    expires: { type: 'string', pattern: pattern_2abab78e },
  },
};
export const compat_finding = {
  name: 'compat_finding',
  optional: ['old', 'new', 'witness', 'keyword', 'waiver'],
  properties: {
    rule: { type: 'string', minLength: 1, maxLength: 128 },
    level: { enum: ['wire', 'codegen', 'strict'] },
    severity: { enum: ['breaking', 'undecided'] },
    direction: { enum: ['backward', 'forward'] },
    message: { type: 'string', minLength: 1 },
    help: { type: 'string', minLength: 1 },
    old: compat_place,
    new: compat_place,
    witness: { type: ['object', 'array', 'string', 'number', 'boolean', 'null'] },
    keyword: { type: 'string', minLength: 1, maxLength: 128 },
    fingerprint: compat_fingerprint,
    released: { type: 'boolean' },
    waiver: compat_waiver,
  },
};
export const compat_comparison = {
  name: 'compat_comparison',
  optional: [],
  properties: {
    base: { type: 'string', minLength: 1, maxLength: 4096 },
    verdict: { enum: ['compatible', 'breaking', 'undecided'] },
    required_bump: { enum: ['none', 'patch', 'minor', 'major'] },
    versions: { type: 'array', items: compat_version },
    findings: { type: 'array', items: compat_finding },
  },
};
export const compat_report = {
  name: 'compat_report',
  version: '1.0.0',
  optional: [],
  properties: {
    schema_version: schema_version,
    verdict: { enum: ['compatible', 'breaking', 'undecided'] },
    exit_code: { type: 'integer', minimum: 0, maximum: 3 },
    head: { type: 'string', minLength: 1, maxLength: 4096 },
    policy: { enum: ['strict', 'tolerant-reader'] },
    direction: { enum: ['backward', 'forward', 'full'] },
    level: { enum: ['wire', 'codegen', 'strict'] },
    failed_waivers: { type: 'array', items: compat_waiver },
    comparisons: { type: 'array', items: compat_comparison },
  },
};
export const compat_waivers = {
  name: 'compat_waivers',
  version: '1.0.0',
  optional: [],
  properties: { schema_version: schema_version, waivers: { type: 'array', items: compat_waiver } },
};
export const cost = {
  name: 'cost',
  optional: [],
  properties: {
    amount: { type: 'number', minimum: 0 },
    currency: { type: 'string', pattern: pattern_43e30b32 },
  },
};
export const duration_ms = { name: 'duration_ms', type: 'number', minimum: 0 };
export const curve_point = {
  name: 'curve_point',
  optional: [],
  properties: { percentile: { type: 'number', minimum: 0, maximum: 100 }, value_ms: duration_ms },
};
export const dataset_file = {
  name: 'dataset_file',
  optional: [],
  properties: {
    path: path,
    split: { type: ['string', 'null'] },
    bytes: count,
    sha256: sha256,
    num_records: count,
  },
};
export const dataset_manifest = {
  name: 'dataset_manifest',
  version: '1.0.0',
  optional: [],
  properties: {
    schema_version: schema_version,
    name: name,
    version: { type: 'string', minLength: 1, maxLength: 128 },
    split: name,
    sha256: sha256,
    num_examples: count,
    license: { type: 'string', minLength: 1, maxLength: 256 },
    source: { type: 'string', minLength: 1, maxLength: 2048 },
    files: { type: 'array', items: dataset_file },
  },
};
export const member_accuracy = {
  name: 'member_accuracy',
  optional: [],
  properties: {
    adapter_id: name,
    num_examples: count,
    num_correct: count,
    accuracy: rate,
    interval: interval,
  },
};
export const ensemble_report = {
  name: 'ensemble_report',
  optional: [],
  properties: {
    ensemble_id: name,
    split: name,
    num_examples: count,
    members: { type: 'array', items: name },
    member_accuracy: { type: 'array', items: member_accuracy },
    best_member: { type: ['string', 'null'], maxLength: 128 },
    agreement_matrix: {
      type: 'array',
      items: { type: 'array', items: { type: ['number', 'null'], minimum: 0, maximum: 1 } },
    },
    by_agreement: { type: 'array', items: agreement_level },
    changed_outcomes: { type: 'array', items: changed_outcome },
  },
};
export const environment = {
  name: 'environment',
  optional: ['git_commit'],
  properties: {
    package_version: { type: 'string', minLength: 1, maxLength: 64 },
    node_version: { type: 'string', minLength: 1, maxLength: 64 },
    platform: { type: 'string', minLength: 1, maxLength: 64 },
    git_commit: { type: 'string', pattern: pattern_7b88c4a3 },
  },
};
export const error_info = {
  name: 'error_info',
  optional: [],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 128 },
    message: { type: 'string', maxLength: 8192 },
  },
};
export const hedge_payload = {
  optional: [],
  properties: {
    call_id: id,
    hedged: { type: 'boolean' },
    winner: { enum: ['primary', 'backup', null] },
    delay_ms: { type: ['number', 'null'], minimum: 0 },
    latency_ms: duration_ms,
  },
};
export const hedge_event = /* @__PURE__ */ variant(event_envelope, 'hedge', hedge_payload);
export const hedged_call = {
  name: 'hedged_call',
  optional: ['output_length', 'cost'],
  properties: {
    call_id: id,
    example_id: id,
    arm: { enum: ['unhedged', 'hedged'] },
    delay_ms: { type: ['number', 'null'], minimum: 0 },
    hedged: { type: 'boolean' },
    decision: {
      enum: [
        'off',
        'answered',
        'delay_passed',
        'attempt_failed',
        'budget',
        'warm_up',
        'pushback',
        'not_idempotent',
        'deadline',
        'aborted',
      ],
    },
    winner: { enum: ['primary', 'backup', null] },
    latency_ms: duration_ms,
    primary_latency_ms: { type: ['number', 'null'], minimum: 0 },
    primary_latency_is_lower_bound: { type: 'boolean' },
    backup_latency_ms: { type: ['number', 'null'], minimum: 0 },
    backup_latency_is_lower_bound: { type: 'boolean' },
    attempts: count,
    wasted_ms: duration_ms,
    outcome: { enum: ['success', 'failure', 'deadline', 'aborted'] },
    output_length: count,
    cost: cost,
  },
};
export const hedging_policy = {
  name: 'hedging_policy',
  optional: [],
  properties: {
    strategy: {
      enum: ['fixed', 'percentile', 'adaptive', 'workload_aware', 'exponential_backoff'],
    },
    percentile: { type: ['number', 'null'], minimum: 0, maximum: 100 },
    delay_ms: { type: ['number', 'null'], minimum: 0 },
    window: { type: ['integer', 'null'], minimum: 1, maximum: 9007199254740991 },
    warm_up: count,
    min_delay_ms: duration_ms,
    multiplier: { type: ['number', 'null'], minimum: 0 },
    target_hedge_rate: { type: ['number', 'null'], minimum: 0, maximum: 1 },
    max_hedges: count,
    budget: { type: ['number', 'null'], minimum: 0, maximum: 1 },
    budget_burst: { type: ['number', 'null'], minimum: 0 },
    deadline_ms: { type: ['number', 'null'], minimum: 0 },
  },
};
export const latency_percentile = {
  name: 'latency_percentile',
  optional: ['interval'],
  properties: {
    arm: { enum: ['unhedged', 'hedged'] },
    percentile: { type: 'number', minimum: 0, maximum: 100 },
    value_ms: duration_ms,
    interval: interval,
  },
};
export const within_target = {
  name: 'within_target',
  optional: [],
  properties: {
    unhedged: { type: ['number', 'null'], minimum: 0, maximum: 1 },
    hedged: { type: ['number', 'null'], minimum: 0, maximum: 1 },
  },
};
export const hedging_metrics = {
  name: 'hedging_metrics',
  version: '1.0.0',
  optional: [],
  properties: {
    schema_version: schema_version,
    run_id: id,
    policy: hedging_policy,
    target_ms: duration_ms,
    calls: { type: 'array', items: hedged_call },
    percentiles: { type: 'array', items: latency_percentile },
    hedge_rate: { type: ['number', 'null'], minimum: 0, maximum: 1 },
    win_rate: { type: ['number', 'null'], minimum: 0, maximum: 1 },
    added_load: { type: ['number', 'null'], minimum: 0 },
    within_target: within_target,
  },
};
export const job_state = {
  name: 'job_state',
  enum: ['queued', 'running', 'completed', 'failed', 'canceled'],
};
export const param_value = { name: 'param_value', type: ['string', 'number', 'boolean', 'null'] };
export const params = {
  name: 'params',
  type: 'object',
  propertyNames: name,
  additionalProperties: param_value,
};
export const job_progress = {
  name: 'job_progress',
  optional: [],
  properties: {
    completed: count,
    total: { type: ['integer', 'null'], minimum: 0, maximum: 9007199254740991 },
  },
};
export const job = {
  name: 'job',
  version: '1.0.0',
  optional: ['name', 'started_at', 'finished_at', 'progress', 'canceled_by', 'error'],
  properties: {
    schema_version: schema_version,
    job_id: id,
    run_id: { type: ['string', 'null'], pattern: pattern_2e2a6cd2 },
    experiment_id: id,
    name: { type: 'string', minLength: 1, maxLength: 256 },
    state: job_state,
    params: params,
    seed: { type: ['integer', 'null'], minimum: 0, maximum: 9007199254740991 },
    created_at: timestamp,
    updated_at: timestamp,
    started_at: timestamp,
    finished_at: timestamp,
    attempt: count,
    progress: job_progress,
    canceled_by: { type: 'string', minLength: 1, maxLength: 256 },
    error: error_info,
  },
  anyOf: [
    { properties: { state: { enum: ['queued', 'running'] } } },
    { required: ['finished_at'] },
  ],
};
export const job_list = {
  name: 'job_list',
  version: '1.0.0',
  optional: [],
  properties: {
    schema_version: schema_version,
    items: { type: 'array', maxItems: 200, items: job },
    next_cursor: { type: ['string', 'null'], minLength: 1, maxLength: 1024 },
  },
};
export const seed = { name: 'seed', type: 'integer', minimum: 0, maximum: 9007199254740991 };
export const job_request = {
  name: 'job_request',
  version: '1.0.0',
  optional: ['seed', 'name'],
  properties: {
    schema_version: schema_version,
    experiment_id: id,
    params: params,
    seed: seed,
    name: { type: 'string', minLength: 1, maxLength: 256 },
  },
};
export const latency_arm = {
  name: 'latency_arm',
  optional: [],
  properties: {
    arm: { enum: ['unhedged', 'hedged'] },
    num_calls: count,
    curve: { type: 'array', items: curve_point },
  },
};
export const latency_bin = {
  name: 'latency_bin',
  optional: [],
  properties: { from_ms: duration_ms, to_ms: duration_ms, unhedged: count, hedged: count },
};
export const latency_report = {
  name: 'latency_report',
  optional: [],
  properties: {
    target_ms: duration_ms,
    arms: { type: 'array', items: latency_arm },
    histogram: { type: 'array', items: latency_bin },
  },
};
export const log_payload = {
  optional: [],
  properties: {
    level: { enum: ['debug', 'info', 'warn', 'error'] },
    message: { type: 'string', maxLength: 8192 },
  },
};
export const log_event = /* @__PURE__ */ variant(event_envelope, 'log', log_payload);
export const metric_payload = {
  optional: ['step', 'epoch', 'unit'],
  properties: {
    name: name,
    value: { type: 'number' },
    step: count,
    epoch: { type: 'number', minimum: 0 },
    unit: { type: 'string', minLength: 1, maxLength: 32 },
  },
  anyOf: [{ required: ['step'] }, { required: ['epoch'] }],
};
export const metric_event = /* @__PURE__ */ variant(event_envelope, 'metric', metric_payload);
export const planned_comparison = {
  name: 'planned_comparison',
  optional: [],
  properties: { baseline: name, adapter_id: name },
};
export const token_count = {
  name: 'token_count',
  optional: [],
  properties: { input: count, output: count },
};
export const prediction = {
  name: 'prediction',
  version: '1.0.0',
  optional: ['confidence', 'tokens', 'cost', 'citations', 'error'],
  properties: {
    schema_version: schema_version,
    run_id: id,
    stage: name,
    example_id: id,
    adapter_id: name,
    split: name,
    output: { type: ['string', 'null'] },
    output_valid: { type: ['boolean', 'null'] },
    gold: { type: 'array', items: { type: 'string' } },
    scores: scores,
    latency_ms: duration_ms,
    confidence: rate,
    tokens: token_count,
    cost: cost,
    citations: citations,
    error: error_info,
  },
};
export const problem_item = {
  name: 'problem_item',
  optional: ['hint'],
  properties: {
    rule: { type: 'string', minLength: 1, maxLength: 128 },
    pointer: { type: 'string', maxLength: 1024 },
    message: { type: 'string', maxLength: 8192 },
    hint: { type: 'string', maxLength: 8192 },
  },
};
export const problem = {
  name: 'problem',
  version: '1.0.0',
  optional: ['detail', 'instance', 'retry_after_ms', 'errors'],
  properties: {
    schema_version: schema_version,
    type: { type: 'string', format: uri, maxLength: 2048 },
    title: { type: 'string', minLength: 1, maxLength: 256 },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: { type: 'string', maxLength: 8192 },
    instance: { type: 'string', maxLength: 2048 },
    retry_after_ms: duration_ms,
    errors: { type: 'array', maxItems: 100, items: problem_item },
  },
};
export const progress_payload = {
  optional: ['unit'],
  properties: {
    completed: count,
    total: { type: ['integer', 'null'], minimum: 0, maximum: 9007199254740991 },
    unit: { type: 'string', minLength: 1, maxLength: 32 },
  },
};
export const progress_event = /* @__PURE__ */ variant(event_envelope, 'progress', progress_payload);
export const quality_result = {
  name: 'quality_result',
  optional: ['adapter_id', 'split'],
  properties: {
    metric: name,
    adapter_id: name,
    split: name,
    comparator: comparator,
    threshold: { type: 'number' },
    value: { type: ['number', 'null'] },
    passed: { type: 'boolean' },
  },
};
export const quality_target = {
  name: 'quality_target',
  optional: ['adapter_id', 'split'],
  properties: {
    metric: name,
    adapter_id: name,
    split: name,
    comparator: comparator,
    threshold: { type: 'number' },
    on_missing: { const: 'fail' },
  },
};
export const run_status = {
  name: 'run_status',
  enum: ['running', 'completed', 'failed', 'canceled'],
};
export const report_plan = {
  name: 'report_plan',
  optional: [],
  properties: {
    splits: { type: 'array', items: name },
    comparisons: { type: 'array', items: planned_comparison },
  },
};
export const report_metric = {
  name: 'report_metric',
  optional: ['unit', 'interval'],
  properties: {
    name: name,
    value: { type: ['number', 'null'] },
    unit: { type: 'string', minLength: 1, maxLength: 32 },
    adapter_id: { type: ['string', 'null'], maxLength: 128 },
    split: { type: ['string', 'null'], maxLength: 128 },
    num_examples: count,
    interval: interval,
  },
};
export const report_comparison = {
  name: 'report_comparison',
  optional: ['unit'],
  properties: {
    metric: name,
    split: { type: ['string', 'null'], maxLength: 128 },
    baseline: name,
    adapter_id: name,
    difference: { type: 'number' },
    interval: interval,
    num_examples: count,
    unit: { type: 'string', minLength: 1, maxLength: 32 },
  },
};
export const series_point = {
  name: 'series_point',
  optional: [],
  properties: { step: count, value: { type: 'number' } },
};
export const report_series = {
  name: 'report_series',
  optional: ['unit'],
  properties: {
    name: name,
    stage: name,
    unit: { type: 'string', minLength: 1, maxLength: 32 },
    points: { type: 'array', items: series_point },
  },
};
export const report = {
  name: 'report',
  version: '1.0.0',
  optional: ['latency'],
  properties: {
    schema_version: schema_version,
    run_id: id,
    experiment_id: id,
    title: { type: 'string', minLength: 1, maxLength: 256 },
    generated_at: timestamp,
    status: run_status,
    summary: { type: 'string', maxLength: 8192 },
    params: params,
    seed: seed,
    plan: report_plan,
    metrics: { type: 'array', items: report_metric },
    comparisons: { type: 'array', items: report_comparison },
    quality_results: { type: 'array', items: quality_result },
    ensembles: { type: 'array', items: ensemble_report },
    latency: latency_report,
    series: { type: 'array', items: report_series },
    notes: { type: 'array', items: { type: 'string', maxLength: 2048 } },
  },
};
export const stage_kind = { name: 'stage_kind', enum: ['train', 'eval', 'analysis'] };
export const stage_status = {
  name: 'stage_status',
  enum: ['pending', 'running', 'completed', 'failed', 'canceled'],
};
export const stage_record = {
  name: 'stage_record',
  optional: ['started_at', 'finished_at', 'duration_ms', 'error'],
  properties: {
    name: name,
    kind: stage_kind,
    status: stage_status,
    started_at: timestamp,
    finished_at: timestamp,
    duration_ms: duration_ms,
    error: error_info,
  },
};
export const run_manifest = {
  name: 'run_manifest',
  version: '1.0.0',
  optional: [
    'name',
    'started_at',
    'finished_at',
    'quality_results',
    'environment',
    'artifacts',
    'error',
  ],
  properties: {
    schema_version: schema_version,
    run_id: id,
    experiment_id: id,
    name: { type: 'string', maxLength: 256 },
    status: run_status,
    params: params,
    stages: { type: 'array', items: stage_record },
    dataset_manifest: dataset_manifest,
    output_dir: { type: 'string', minLength: 1, maxLength: 4096 },
    checkpoints: { type: 'array', items: checkpoint },
    created_at: timestamp,
    started_at: timestamp,
    finished_at: timestamp,
    seed: seed,
    quality_targets: { type: 'array', items: quality_target },
    quality_results: { type: 'array', items: quality_result },
    environment: environment,
    artifacts: { type: 'array', items: artifact },
    error: error_info,
  },
  anyOf: [{ properties: { status: { enum: ['running'] } } }, { required: ['finished_at'] }],
};
export const run_start_payload = {
  optional: [],
  properties: { experiment_id: id, params: params, seed: seed },
};
export const run_start_event = /* @__PURE__ */ variant(
  event_envelope,
  'run_start',
  run_start_payload,
);
export const run_stop_payload = {
  optional: [],
  properties: { status: { enum: ['completed', 'failed', 'canceled'] }, duration_ms: duration_ms },
};
export const run_stop_event = /* @__PURE__ */ variant(event_envelope, 'run_stop', run_stop_payload);
export const stage_error_payload = {
  optional: [],
  properties: { error: error_info, duration_ms: duration_ms },
};
export const stage_error_event = /* @__PURE__ */ variant(
  event_envelope,
  'stage_error',
  stage_error_payload,
);
export const stage_start_payload = { optional: [], properties: { kind: stage_kind } };
export const stage_start_event = /* @__PURE__ */ variant(
  event_envelope,
  'stage_start',
  stage_start_payload,
);
export const stage_stop_payload = { optional: [], properties: { duration_ms: duration_ms } };
export const stage_stop_event = /* @__PURE__ */ variant(
  event_envelope,
  'stage_stop',
  stage_stop_payload,
);
export const stream_token_claims = {
  name: 'stream_token_claims',
  version: '1.0.0',
  optional: ['jti'],
  properties: {
    schema_version: schema_version,
    iss: { type: 'string', minLength: 1, maxLength: 256 },
    aud: { const: 'crucible:stream' },
    run_id: id,
    exp_id: id,
    iat: { type: 'integer', minimum: 0, maximum: 9007199254740991 },
    exp: { type: 'integer', minimum: 0, maximum: 9007199254740991 },
    jti: id,
  },
};
export const tally_entry = {
  name: 'tally_entry',
  optional: [],
  properties: { answer: { type: 'string' }, votes: count, score: { type: 'number' } },
};
export const vote_payload = {
  optional: ['correct'],
  properties: {
    example_id: id,
    ensemble_id: name,
    winner: { type: ['string', 'null'] },
    tie: { type: 'boolean' },
    agreement: rate,
    abstentions: count,
    correct: { type: ['boolean', 'null'] },
  },
};
export const vote_event = /* @__PURE__ */ variant(event_envelope, 'vote', vote_payload);
export const telemetry_event = {
  name: 'telemetry_event',
  version: '1.0.0',
  discriminator: {
    propertyName: 'event_name',
    variants: [
      run_start_event,
      run_stop_event,
      stage_start_event,
      stage_stop_event,
      stage_error_event,
      metric_event,
      checkpoint_event,
      vote_event,
      hedge_event,
      progress_event,
      log_event,
    ],
  },
};
export const vote_member = {
  name: 'vote_member',
  optional: ['cost', 'error'],
  properties: {
    adapter_id: name,
    output: { type: ['string', 'null'] },
    answer: { type: ['string', 'null'] },
    weight: { type: 'number', minimum: 0 },
    confidence: { type: ['number', 'null'], minimum: 0, maximum: 1 },
    abstained: { type: 'boolean' },
    abstain_reason: {
      enum: ['error', 'timeout', 'unparsable', 'declined', 'not_called', 'aborted', null],
    },
    latency_ms: { type: ['number', 'null'], minimum: 0 },
    cost: cost,
    error: error_info,
  },
};
export const vote_options = {
  name: 'vote_options',
  optional: [],
  properties: {
    strategy: { enum: ['majority', 'weighted', 'best_confidence', 'unanimous', 'custom'] },
    execution: { enum: ['parallel', 'sequential', 'hedged', 'cascade'] },
    normalization: { enum: ['none', 'lowercase_trim', 'numeric', 'boolean', 'json', 'custom'] },
    quorum: count,
    deadline_ms: { type: ['number', 'null'], minimum: 0 },
    tie_break: { type: 'array', items: { enum: ['confidence', 'adapter_order'] } },
    weights_source: { enum: ['equal', 'given', 'learned'] },
    consensus: { type: ['integer', 'null'], minimum: 1, maximum: 9007199254740991 },
    confidence_threshold: { type: ['number', 'null'], minimum: 0, maximum: 1 },
    hedge_delay_ms: { type: ['number', 'null'], minimum: 0 },
    custom_strategy: { type: ['string', 'null'], maxLength: 128 },
    custom_normalization: { type: ['string', 'null'], maxLength: 128 },
  },
};
export const vote_trace = {
  name: 'vote_trace',
  version: '1.1.0',
  optional: [],
  properties: {
    schema_version: schema_version,
    run_id: id,
    ensemble_id: name,
    example_id: id,
    split: name,
    options: vote_options,
    members: { type: 'array', minItems: 1, items: vote_member },
    tally: { type: 'array', items: tally_entry },
    winner: { type: ['string', 'null'] },
    output: { type: ['string', 'null'] },
    tie: { type: 'boolean' },
    tied_answers: { type: 'array', items: { type: 'string' } },
    agreement: rate,
    gold: { type: 'array', items: { type: 'string' } },
    correct: { type: ['boolean', 'null'] },
  },
};
