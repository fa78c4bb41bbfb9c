/* eslint-disable */
// Generated from schemas/ and openapi.yaml by `npm run generate`. Do not edit.

import { anyOf, array, document, map, object, scalar, union } from '../src/contract/shape';
import { date_time, uri } from './formats';

export const count = /* @__PURE__ */ scalar(
  { type: 'integer', minimum: 0, maximum: 9007199254740991 },
  'count',
);
export const rate = /* @__PURE__ */ scalar({ type: 'number', minimum: 0, maximum: 1 }, 'rate');
export const interval = /* @__PURE__ */ object(
  {
    low: /* @__PURE__ */ scalar({ type: 'number' }),
    high: /* @__PURE__ */ scalar({ type: 'number' }),
    level: rate,
    method: /* @__PURE__ */ scalar({
      enum: ['bootstrap_percentile', 'wilson', 'order_statistics'],
    }),
  },
  'interval',
);
export const agreement_level = /* @__PURE__ */ object(
  { agreeing: count, num_examples: count, num_correct: count, accuracy: rate, interval },
  'agreement_level',
);
export const path = /* @__PURE__ */ scalar(
  {
    type: 'string',
    maxLength: 1024,
    pattern: /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,254}(\/[A-Za-z0-9_-][A-Za-z0-9._-]{0,254})*$/u,
  },
  'path',
);
export const sha256 = /* @__PURE__ */ scalar(
  { type: 'string', pattern: /^[0-9a-f]{64}$/u },
  'sha256',
);
export const artifact = /* @__PURE__ */ object({ path, bytes: count, sha256 }, 'artifact');
export const id = /* @__PURE__ */ scalar(
  { type: 'string', pattern: /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/u },
  'id',
);
export const changed_outcome = /* @__PURE__ */ object(
  {
    example_id: id,
    best_member_answer: /* @__PURE__ */ scalar({ type: ['string', 'null'] }),
    ensemble_answer: /* @__PURE__ */ scalar({ type: ['string', 'null'] }),
    change: /* @__PURE__ */ scalar({
      enum: ['right_to_wrong', 'wrong_to_right', 'wrong_to_wrong', 'right_to_right', null],
    }),
  },
  'changed_outcome',
);
export const schema_version = /* @__PURE__ */ scalar(
  { type: 'string', pattern: /^1\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})$/u },
  'schema_version',
);
export const name = /* @__PURE__ */ scalar(
  { type: 'string', pattern: /^[A-Za-z0-9][A-Za-z0-9_.:/@+-]{0,127}$/u },
  'name',
);
export const timestamp = /* @__PURE__ */ scalar(
  {
    type: 'string',
    format: date_time,
    pattern: /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3,9}Z$/u,
  },
  'timestamp',
);
export const scores = /* @__PURE__ */ map(
  name,
  /* @__PURE__ */ scalar({ type: 'number' }),
  'scores',
);
export const lora = /* @__PURE__ */ object(
  {
    rank: count,
    alpha: /* @__PURE__ */ scalar({ type: 'number', minimum: 0 }),
    base_model: /* @__PURE__ */ scalar({ type: 'string', minLength: 1, maxLength: 256 }),
    target_modules: /* @__PURE__ */ array(
      /* @__PURE__ */ scalar({ type: 'string', minLength: 1, maxLength: 256 }),
    ),
  },
  'lora',
);
export const checkpoint = /* @__PURE__ */ document(
  '1.0.0',
  /* @__PURE__ */ object(
    {
      schema_version,
      checkpoint_id: id,
      stage: name,
      step: count,
      'epoch?': /* @__PURE__ */ scalar({ type: 'number', minimum: 0 }),
      path,
      format: /* @__PURE__ */ scalar({ const: 'safetensors' }),
      bytes: count,
      sha256,
      created_at: timestamp,
      'metrics?': scores,
      'lora?': lora,
    },
    'checkpoint',
  ),
);
export const cited_evidence = /* @__PURE__ */ object(
  {
    document_id: id,
    label: /* @__PURE__ */ scalar({ type: ['string', 'null'], maxLength: 64 }),
    sentences: /* @__PURE__ */ array(count),
  },
  'cited_evidence',
);
export const gold_evidence = /* @__PURE__ */ object(
  {
    document_id: id,
    label: /* @__PURE__ */ scalar({ type: ['string', 'null'], maxLength: 64 }),
    rationales: /* @__PURE__ */ array(/* @__PURE__ */ array(count)),
  },
  'gold_evidence',
);
export const citations = /* @__PURE__ */ object(
  {
    documents: /* @__PURE__ */ array(id),
    cited: /* @__PURE__ */ array(cited_evidence),
    gold: /* @__PURE__ */ array(gold_evidence),
  },
  'citations',
);
export const comparator = /* @__PURE__ */ scalar({ enum: ['gte', 'lte'] }, 'comparator');
export const compat_version = /* @__PURE__ */ object(
  {
    file: /* @__PURE__ */ scalar({ type: 'string', minLength: 1, maxLength: 4096 }),
    old: /* @__PURE__ */ scalar({ type: 'string', minLength: 1, maxLength: 256 }),
    new: /* @__PURE__ */ scalar({ type: 'string', minLength: 1, maxLength: 256 }),
    required: /* @__PURE__ */ scalar({ enum: ['none', 'patch', 'minor', 'major'] }),
    sufficient: /* @__PURE__ */ scalar({ type: 'boolean' }),
  },
  'compat_version',
);
export const compat_place = /* @__PURE__ */ object(
  {
    file: /* @__PURE__ */ scalar({ type: 'string', minLength: 1, maxLength: 4096 }),
    line: /* @__PURE__ */ scalar({ type: 'integer', minimum: 1, maximum: 9007199254740991 }),
    column: /* @__PURE__ */ scalar({ type: 'integer', minimum: 1, maximum: 9007199254740991 }),
    pointer: /* @__PURE__ */ scalar({ type: 'string' }),
  },
  'compat_place',
);
export const compat_fingerprint = /* @__PURE__ */ scalar(
  { type: 'string', pattern: /^[0-9a-f]{32}$/u },
  'compat_fingerprint',
);
export const compat_waiver = /* @__PURE__ */ object(
  {
    fingerprint: compat_fingerprint,
    reason: /* @__PURE__ */ scalar({ type: 'string', minLength: 1, maxLength: 1024 }),
    expires: /* @__PURE__ */ scalar({
      type: 'string',
      pattern: /^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/u,
    }),
  },
  'compat_waiver',
);
export const compat_finding = /* @__PURE__ */ object(
  {
    rule: /* @__PURE__ */ scalar({ type: 'string', minLength: 1, maxLength: 128 }),
    level: /* @__PURE__ */ scalar({ enum: ['wire', 'codegen', 'strict'] }),
    severity: /* @__PURE__ */ scalar({ enum: ['breaking', 'undecided'] }),
    direction: /* @__PURE__ */ scalar({ enum: ['backward', 'forward'] }),
    message: /* @__PURE__ */ scalar({ type: 'string', minLength: 1 }),
    help: /* @__PURE__ */ scalar({ type: 'string', minLength: 1 }),
    'old?': compat_place,
    'new?': compat_place,
    'witness?': /* @__PURE__ */ scalar({
      type: ['object', 'array', 'string', 'number', 'boolean', 'null'],
    }),
    'keyword?': /* @__PURE__ */ scalar({ type: 'string', minLength: 1, maxLength: 128 }),
    fingerprint: compat_fingerprint,
    released: /* @__PURE__ */ scalar({ type: 'boolean' }),
    'waiver?': compat_waiver,
  },
  'compat_finding',
);
export const compat_comparison = /* @__PURE__ */ object(
  {
    base: /* @__PURE__ */ scalar({ type: 'string', minLength: 1, maxLength: 4096 }),
    verdict: /* @__PURE__ */ scalar({ enum: ['compatible', 'breaking', 'undecided'] }),
    required_bump: /* @__PURE__ */ scalar({ enum: ['none', 'patch', 'minor', 'major'] }),
    versions: /* @__PURE__ */ array(compat_version),
    findings: /* @__PURE__ */ array(compat_finding),
  },
  'compat_comparison',
);
export const compat_report = /* @__PURE__ */ document(
  '1.0.0',
  /* @__PURE__ */ object(
    {
      schema_version,
      verdict: /* @__PURE__ */ scalar({ enum: ['compatible', 'breaking', 'undecided'] }),
      exit_code: /* @__PURE__ */ scalar({ type: 'integer', minimum: 0, maximum: 3 }),
      head: /* @__PURE__ */ scalar({ type: 'string', minLength: 1, maxLength: 4096 }),
      policy: /* @__PURE__ */ scalar({ enum: ['strict', 'tolerant-reader'] }),
      direction: /* @__PURE__ */ scalar({ enum: ['backward', 'forward', 'full'] }),
      level: /* @__PURE__ */ scalar({ enum: ['wire', 'codegen', 'strict'] }),
      failed_waivers: /* @__PURE__ */ array(compat_waiver),
      comparisons: /* @__PURE__ */ array(compat_comparison),
    },
    'compat_report',
  ),
);
export const compat_waivers = /* @__PURE__ */ document(
  '1.0.0',
  /* @__PURE__ */ object(
    { schema_version, waivers: /* @__PURE__ */ array(compat_waiver) },
    'compat_waivers',
  ),
);
export const cost = /* @__PURE__ */ object(
  {
    amount: /* @__PURE__ */ scalar({ type: 'number', minimum: 0 }),
    currency: /* @__PURE__ */ scalar({ type: 'string', pattern: /^[A-Z]{3}$/u }),
  },
  'cost',
);
export const duration_ms = /* @__PURE__ */ scalar({ type: 'number', minimum: 0 }, 'duration_ms');
export const curve_point = /* @__PURE__ */ object(
  {
    percentile: /* @__PURE__ */ scalar({ type: 'number', minimum: 0, maximum: 100 }),
    value_ms: duration_ms,
  },
  'curve_point',
);
export const dataset_file = /* @__PURE__ */ object(
  {
    path,
    split: /* @__PURE__ */ scalar({ type: ['string', 'null'] }),
    bytes: count,
    sha256,
    num_records: count,
  },
  'dataset_file',
);
export const dataset_manifest = /* @__PURE__ */ document(
  '1.0.0',
  /* @__PURE__ */ object(
    {
      schema_version,
      name,
      version: /* @__PURE__ */ scalar({ type: 'string', minLength: 1, maxLength: 128 }),
      split: name,
      sha256,
      num_examples: count,
      license: /* @__PURE__ */ scalar({ type: 'string', minLength: 1, maxLength: 256 }),
      source: /* @__PURE__ */ scalar({ type: 'string', minLength: 1, maxLength: 2048 }),
      files: /* @__PURE__ */ array(dataset_file),
    },
    'dataset_manifest',
  ),
);
export const member_accuracy = /* @__PURE__ */ object(
  { adapter_id: name, num_examples: count, num_correct: count, accuracy: rate, interval },
  'member_accuracy',
);
export const ensemble_report = /* @__PURE__ */ object(
  {
    ensemble_id: name,
    split: name,
    num_examples: count,
    members: /* @__PURE__ */ array(name),
    member_accuracy: /* @__PURE__ */ array(member_accuracy),
    best_member: /* @__PURE__ */ scalar({ type: ['string', 'null'], maxLength: 128 }),
    agreement_matrix: /* @__PURE__ */ array(
      /* @__PURE__ */ array(
        /* @__PURE__ */ scalar({ type: ['number', 'null'], minimum: 0, maximum: 1 }),
      ),
    ),
    by_agreement: /* @__PURE__ */ array(agreement_level),
    changed_outcomes: /* @__PURE__ */ array(changed_outcome),
  },
  'ensemble_report',
);
export const environment = /* @__PURE__ */ object(
  {
    package_version: /* @__PURE__ */ scalar({ type: 'string', minLength: 1, maxLength: 64 }),
    node_version: /* @__PURE__ */ scalar({ type: 'string', minLength: 1, maxLength: 64 }),
    platform: /* @__PURE__ */ scalar({ type: 'string', minLength: 1, maxLength: 64 }),
    'git_commit?': /* @__PURE__ */ scalar({ type: 'string', pattern: /^[0-9a-f]{7,64}$/u }),
  },
  'environment',
);
export const error_info = /* @__PURE__ */ object(
  {
    name: /* @__PURE__ */ scalar({ type: 'string', minLength: 1, maxLength: 128 }),
    message: /* @__PURE__ */ scalar({ type: 'string', maxLength: 8192 }),
  },
  'error_info',
);
export const event_envelope = /* @__PURE__ */ object(
  {
    schema_version,
    timestamp,
    event_name: /* @__PURE__ */ scalar({ type: 'string', pattern: /^[a-z][a-z0-9_]{0,63}$/u }),
    run_id: id,
    stage: /* @__PURE__ */ scalar({ type: ['string', 'null'], maxLength: 128 }),
    seq: count,
    payload: /* @__PURE__ */ scalar({ type: 'object' }),
  },
  'event_envelope',
);
export const param_value = /* @__PURE__ */ scalar(
  { type: ['string', 'number', 'boolean', 'null'] },
  'param_value',
);
export const param_schema = /* @__PURE__ */ object(
  {
    type: /* @__PURE__ */ array(
      /* @__PURE__ */ scalar({ enum: ['string', 'number', 'boolean', 'null'] }),
      { minItems: 1, maxItems: 4 },
    ),
    default: param_value,
    'examples?': /* @__PURE__ */ array(param_value),
  },
  'param_schema',
);
export const param_schemas = /* @__PURE__ */ map(name, param_schema, 'param_schemas');
export const params_schema = /* @__PURE__ */ object(
  {
    type: /* @__PURE__ */ scalar({ const: 'object' }),
    additionalProperties: /* @__PURE__ */ scalar({ const: false }),
    properties: param_schemas,
  },
  'params_schema',
);
export const experiment = /* @__PURE__ */ object(
  {
    experiment_id: id,
    'name?': /* @__PURE__ */ scalar({ type: 'string', maxLength: 256 }),
    'description?': /* @__PURE__ */ scalar({ type: 'string', maxLength: 8192 }),
    params_schema,
  },
  'experiment',
);
export const experiment_list = /* @__PURE__ */ document(
  '1.0.0',
  /* @__PURE__ */ object(
    { schema_version, items: /* @__PURE__ */ array(experiment) },
    'experiment_list',
  ),
);
export const hedge_payload = /* @__PURE__ */ object(
  {
    call_id: id,
    hedged: /* @__PURE__ */ scalar({ type: 'boolean' }),
    winner: /* @__PURE__ */ scalar({ enum: ['primary', 'backup', null] }),
    delay_ms: /* @__PURE__ */ scalar({ type: ['number', 'null'], minimum: 0 }),
    latency_ms: duration_ms,
  },
  'hedge_payload',
);
export const hedged_call = /* @__PURE__ */ object(
  {
    call_id: id,
    example_id: id,
    arm: /* @__PURE__ */ scalar({ enum: ['unhedged', 'hedged'] }),
    delay_ms: /* @__PURE__ */ scalar({ type: ['number', 'null'], minimum: 0 }),
    hedged: /* @__PURE__ */ scalar({ type: 'boolean' }),
    decision: /* @__PURE__ */ scalar({
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
    }),
    winner: /* @__PURE__ */ scalar({ enum: ['primary', 'backup', null] }),
    latency_ms: duration_ms,
    primary_latency_ms: /* @__PURE__ */ scalar({ type: ['number', 'null'], minimum: 0 }),
    primary_latency_is_lower_bound: /* @__PURE__ */ scalar({ type: 'boolean' }),
    backup_latency_ms: /* @__PURE__ */ scalar({ type: ['number', 'null'], minimum: 0 }),
    backup_latency_is_lower_bound: /* @__PURE__ */ scalar({ type: 'boolean' }),
    attempts: count,
    wasted_ms: duration_ms,
    outcome: /* @__PURE__ */ scalar({ enum: ['success', 'failure', 'deadline', 'aborted'] }),
    'output_length?': count,
    'cost?': cost,
  },
  'hedged_call',
);
export const hedging_policy = /* @__PURE__ */ object(
  {
    strategy: /* @__PURE__ */ scalar({
      enum: ['fixed', 'percentile', 'adaptive', 'workload_aware', 'exponential_backoff'],
    }),
    percentile: /* @__PURE__ */ scalar({ type: ['number', 'null'], minimum: 0, maximum: 100 }),
    delay_ms: /* @__PURE__ */ scalar({ type: ['number', 'null'], minimum: 0 }),
    window: /* @__PURE__ */ scalar({
      type: ['integer', 'null'],
      minimum: 1,
      maximum: 9007199254740991,
    }),
    warm_up: count,
    min_delay_ms: duration_ms,
    multiplier: /* @__PURE__ */ scalar({ type: ['number', 'null'], minimum: 0 }),
    target_hedge_rate: /* @__PURE__ */ scalar({ type: ['number', 'null'], minimum: 0, maximum: 1 }),
    max_hedges: count,
    budget: /* @__PURE__ */ scalar({ type: ['number', 'null'], minimum: 0, maximum: 1 }),
    budget_burst: /* @__PURE__ */ scalar({ type: ['number', 'null'], minimum: 0 }),
    deadline_ms: /* @__PURE__ */ scalar({ type: ['number', 'null'], minimum: 0 }),
  },
  'hedging_policy',
);
export const latency_percentile = /* @__PURE__ */ object(
  {
    arm: /* @__PURE__ */ scalar({ enum: ['unhedged', 'hedged'] }),
    percentile: /* @__PURE__ */ scalar({ type: 'number', minimum: 0, maximum: 100 }),
    value_ms: duration_ms,
    'interval?': interval,
  },
  'latency_percentile',
);
export const within_target = /* @__PURE__ */ object(
  {
    unhedged: /* @__PURE__ */ scalar({ type: ['number', 'null'], minimum: 0, maximum: 1 }),
    hedged: /* @__PURE__ */ scalar({ type: ['number', 'null'], minimum: 0, maximum: 1 }),
  },
  'within_target',
);
export const hedging_metrics = /* @__PURE__ */ document(
  '1.0.0',
  /* @__PURE__ */ object(
    {
      schema_version,
      run_id: id,
      policy: hedging_policy,
      target_ms: duration_ms,
      calls: /* @__PURE__ */ array(hedged_call),
      percentiles: /* @__PURE__ */ array(latency_percentile),
      hedge_rate: /* @__PURE__ */ scalar({ type: ['number', 'null'], minimum: 0, maximum: 1 }),
      win_rate: /* @__PURE__ */ scalar({ type: ['number', 'null'], minimum: 0, maximum: 1 }),
      added_load: /* @__PURE__ */ scalar({ type: ['number', 'null'], minimum: 0 }),
      within_target,
    },
    'hedging_metrics',
  ),
);
export const job_state = /* @__PURE__ */ scalar(
  { enum: ['queued', 'running', 'completed', 'failed', 'canceled'] },
  'job_state',
);
export const params = /* @__PURE__ */ map(name, param_value, 'params');
export const job_progress = /* @__PURE__ */ object(
  {
    completed: count,
    total: /* @__PURE__ */ scalar({
      type: ['integer', 'null'],
      minimum: 0,
      maximum: 9007199254740991,
    }),
  },
  'job_progress',
);
export const job = /* @__PURE__ */ document(
  '1.0.0',
  /* @__PURE__ */ anyOf(
    /* @__PURE__ */ object(
      {
        schema_version,
        job_id: id,
        run_id: /* @__PURE__ */ scalar({
          type: ['string', 'null'],
          pattern: /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/u,
        }),
        experiment_id: id,
        'name?': /* @__PURE__ */ scalar({ type: 'string', minLength: 1, maxLength: 256 }),
        state: job_state,
        params,
        seed: /* @__PURE__ */ scalar({
          type: ['integer', 'null'],
          minimum: 0,
          maximum: 9007199254740991,
        }),
        created_at: timestamp,
        updated_at: timestamp,
        'started_at?': timestamp,
        'finished_at?': timestamp,
        attempt: count,
        'progress?': job_progress,
        'canceled_by?': /* @__PURE__ */ scalar({ type: 'string', minLength: 1, maxLength: 256 }),
        'error?': error_info,
      },
      'job',
    ),
    ['state', 'queued', 'running'],
    ['finished_at'],
  ),
);
export const job_list = /* @__PURE__ */ document(
  '1.0.0',
  /* @__PURE__ */ object(
    {
      schema_version,
      items: /* @__PURE__ */ array(job, { maxItems: 200 }),
      next_cursor: /* @__PURE__ */ scalar({
        type: ['string', 'null'],
        minLength: 1,
        maxLength: 1024,
      }),
    },
    'job_list',
  ),
);
export const seed = /* @__PURE__ */ scalar(
  { type: 'integer', minimum: 0, maximum: 9007199254740991 },
  'seed',
);
export const job_request = /* @__PURE__ */ document(
  '1.0.0',
  /* @__PURE__ */ object(
    {
      schema_version,
      experiment_id: id,
      params,
      'seed?': seed,
      'name?': /* @__PURE__ */ scalar({ type: 'string', minLength: 1, maxLength: 256 }),
    },
    'job_request',
  ),
);
export const latency_arm = /* @__PURE__ */ object(
  {
    arm: /* @__PURE__ */ scalar({ enum: ['unhedged', 'hedged'] }),
    num_calls: count,
    curve: /* @__PURE__ */ array(curve_point),
  },
  'latency_arm',
);
export const latency_bin = /* @__PURE__ */ object(
  { from_ms: duration_ms, to_ms: duration_ms, unhedged: count, hedged: count },
  'latency_bin',
);
export const latency_report = /* @__PURE__ */ object(
  {
    target_ms: duration_ms,
    arms: /* @__PURE__ */ array(latency_arm),
    histogram: /* @__PURE__ */ array(latency_bin),
  },
  'latency_report',
);
export const log_payload = /* @__PURE__ */ object(
  {
    level: /* @__PURE__ */ scalar({ enum: ['debug', 'info', 'warn', 'error'] }),
    message: /* @__PURE__ */ scalar({ type: 'string', maxLength: 8192 }),
  },
  'log_payload',
);
export const metric_payload = /* @__PURE__ */ anyOf(
  /* @__PURE__ */ object(
    {
      name,
      value: /* @__PURE__ */ scalar({ type: 'number' }),
      'step?': count,
      'epoch?': /* @__PURE__ */ scalar({ type: 'number', minimum: 0 }),
      'unit?': /* @__PURE__ */ scalar({ type: 'string', minLength: 1, maxLength: 32 }),
    },
    'metric_payload',
  ),
  ['step'],
  ['epoch'],
);
export const planned_comparison = /* @__PURE__ */ object(
  { baseline: name, adapter_id: name },
  'planned_comparison',
);
export const token_count = /* @__PURE__ */ object({ input: count, output: count }, 'token_count');
export const prediction = /* @__PURE__ */ document(
  '1.0.0',
  /* @__PURE__ */ object(
    {
      schema_version,
      run_id: id,
      stage: name,
      example_id: id,
      adapter_id: name,
      split: name,
      output: /* @__PURE__ */ scalar({ type: ['string', 'null'] }),
      output_valid: /* @__PURE__ */ scalar({ type: ['boolean', 'null'] }),
      gold: /* @__PURE__ */ array(/* @__PURE__ */ scalar({ type: 'string' })),
      scores,
      latency_ms: duration_ms,
      'confidence?': rate,
      'tokens?': token_count,
      'cost?': cost,
      'citations?': citations,
      'error?': error_info,
    },
    'prediction',
  ),
);
export const problem_item = /* @__PURE__ */ object(
  {
    rule: /* @__PURE__ */ scalar({ type: 'string', minLength: 1, maxLength: 128 }),
    pointer: /* @__PURE__ */ scalar({ type: 'string', maxLength: 1024 }),
    message: /* @__PURE__ */ scalar({ type: 'string', maxLength: 8192 }),
    'hint?': /* @__PURE__ */ scalar({ type: 'string', maxLength: 8192 }),
  },
  'problem_item',
);
export const problem = /* @__PURE__ */ document(
  '1.0.0',
  /* @__PURE__ */ object(
    {
      schema_version,
      type: /* @__PURE__ */ scalar({ type: 'string', format: uri, maxLength: 2048 }),
      title: /* @__PURE__ */ scalar({ type: 'string', minLength: 1, maxLength: 256 }),
      status: /* @__PURE__ */ scalar({ type: 'integer', minimum: 400, maximum: 599 }),
      'detail?': /* @__PURE__ */ scalar({ type: 'string', maxLength: 8192 }),
      'instance?': /* @__PURE__ */ scalar({ type: 'string', maxLength: 2048 }),
      'retry_after_ms?': duration_ms,
      'errors?': /* @__PURE__ */ array(problem_item, { maxItems: 100 }),
    },
    'problem',
  ),
);
export const progress_payload = /* @__PURE__ */ object(
  {
    completed: count,
    total: /* @__PURE__ */ scalar({
      type: ['integer', 'null'],
      minimum: 0,
      maximum: 9007199254740991,
    }),
    'unit?': /* @__PURE__ */ scalar({ type: 'string', minLength: 1, maxLength: 32 }),
  },
  'progress_payload',
);
export const quality_result = /* @__PURE__ */ object(
  {
    metric: name,
    'adapter_id?': name,
    'split?': name,
    comparator,
    threshold: /* @__PURE__ */ scalar({ type: 'number' }),
    value: /* @__PURE__ */ scalar({ type: ['number', 'null'] }),
    passed: /* @__PURE__ */ scalar({ type: 'boolean' }),
  },
  'quality_result',
);
export const quality_target = /* @__PURE__ */ object(
  {
    metric: name,
    'adapter_id?': name,
    'split?': name,
    comparator,
    threshold: /* @__PURE__ */ scalar({ type: 'number' }),
    on_missing: /* @__PURE__ */ scalar({ const: 'fail' }),
  },
  'quality_target',
);
export const run_status = /* @__PURE__ */ scalar(
  { enum: ['running', 'completed', 'failed', 'canceled'] },
  'run_status',
);
export const report_plan = /* @__PURE__ */ object(
  { splits: /* @__PURE__ */ array(name), comparisons: /* @__PURE__ */ array(planned_comparison) },
  'report_plan',
);
export const report_metric = /* @__PURE__ */ object(
  {
    name,
    value: /* @__PURE__ */ scalar({ type: ['number', 'null'] }),
    'unit?': /* @__PURE__ */ scalar({ type: 'string', minLength: 1, maxLength: 32 }),
    adapter_id: /* @__PURE__ */ scalar({ type: ['string', 'null'], maxLength: 128 }),
    split: /* @__PURE__ */ scalar({ type: ['string', 'null'], maxLength: 128 }),
    num_examples: count,
    'interval?': interval,
  },
  'report_metric',
);
export const report_comparison = /* @__PURE__ */ object(
  {
    metric: name,
    split: /* @__PURE__ */ scalar({ type: ['string', 'null'], maxLength: 128 }),
    baseline: name,
    adapter_id: name,
    difference: /* @__PURE__ */ scalar({ type: 'number' }),
    interval,
    num_examples: count,
    'unit?': /* @__PURE__ */ scalar({ type: 'string', minLength: 1, maxLength: 32 }),
  },
  'report_comparison',
);
export const series_point = /* @__PURE__ */ object(
  { step: count, value: /* @__PURE__ */ scalar({ type: 'number' }) },
  'series_point',
);
export const report_series = /* @__PURE__ */ object(
  {
    name,
    stage: name,
    'unit?': /* @__PURE__ */ scalar({ type: 'string', minLength: 1, maxLength: 32 }),
    points: /* @__PURE__ */ array(series_point),
  },
  'report_series',
);
export const report = /* @__PURE__ */ document(
  '1.0.0',
  /* @__PURE__ */ object(
    {
      schema_version,
      run_id: id,
      experiment_id: id,
      title: /* @__PURE__ */ scalar({ type: 'string', minLength: 1, maxLength: 256 }),
      generated_at: timestamp,
      status: run_status,
      summary: /* @__PURE__ */ scalar({ type: 'string', maxLength: 8192 }),
      params,
      seed,
      plan: report_plan,
      metrics: /* @__PURE__ */ array(report_metric),
      comparisons: /* @__PURE__ */ array(report_comparison),
      quality_results: /* @__PURE__ */ array(quality_result),
      ensembles: /* @__PURE__ */ array(ensemble_report),
      'latency?': latency_report,
      series: /* @__PURE__ */ array(report_series),
      notes: /* @__PURE__ */ array(/* @__PURE__ */ scalar({ type: 'string', maxLength: 2048 })),
    },
    'report',
  ),
);
export const stage_kind = /* @__PURE__ */ scalar(
  { enum: ['train', 'eval', 'analysis'] },
  'stage_kind',
);
export const stage_status = /* @__PURE__ */ scalar(
  { enum: ['pending', 'running', 'completed', 'failed', 'canceled'] },
  'stage_status',
);
export const stage_record = /* @__PURE__ */ object(
  {
    name,
    kind: stage_kind,
    status: stage_status,
    'started_at?': timestamp,
    'finished_at?': timestamp,
    'duration_ms?': duration_ms,
    'error?': error_info,
  },
  'stage_record',
);
export const run_manifest = /* @__PURE__ */ document(
  '1.0.0',
  /* @__PURE__ */ anyOf(
    /* @__PURE__ */ object(
      {
        schema_version,
        run_id: id,
        experiment_id: id,
        'name?': /* @__PURE__ */ scalar({ type: 'string', maxLength: 256 }),
        status: run_status,
        params,
        stages: /* @__PURE__ */ array(stage_record),
        dataset_manifest,
        output_dir: /* @__PURE__ */ scalar({ type: 'string', minLength: 1, maxLength: 4096 }),
        checkpoints: /* @__PURE__ */ array(checkpoint),
        created_at: timestamp,
        'started_at?': timestamp,
        'finished_at?': timestamp,
        seed,
        quality_targets: /* @__PURE__ */ array(quality_target),
        'quality_results?': /* @__PURE__ */ array(quality_result),
        'environment?': environment,
        'artifacts?': /* @__PURE__ */ array(artifact),
        'error?': error_info,
      },
      'run_manifest',
    ),
    ['status', 'running'],
    ['finished_at'],
  ),
);
export const run_start_payload = /* @__PURE__ */ object(
  { experiment_id: id, params, seed },
  'run_start_payload',
);
export const run_stop_payload = /* @__PURE__ */ object(
  { status: /* @__PURE__ */ scalar({ enum: ['completed', 'failed', 'canceled'] }), duration_ms },
  'run_stop_payload',
);
export const stage_error_payload = /* @__PURE__ */ object(
  { error: error_info, duration_ms },
  'stage_error_payload',
);
export const stage_start_payload = /* @__PURE__ */ object(
  { kind: stage_kind },
  'stage_start_payload',
);
export const stage_stop_payload = /* @__PURE__ */ object({ duration_ms }, 'stage_stop_payload');
export const stream_token_claims = /* @__PURE__ */ document(
  '1.0.0',
  /* @__PURE__ */ object(
    {
      schema_version,
      iss: /* @__PURE__ */ scalar({ type: 'string', minLength: 1, maxLength: 256 }),
      aud: /* @__PURE__ */ scalar({ const: 'crucible:stream' }),
      run_id: id,
      exp_id: id,
      iat: /* @__PURE__ */ scalar({ type: 'integer', minimum: 0, maximum: 9007199254740991 }),
      exp: /* @__PURE__ */ scalar({ type: 'integer', minimum: 0, maximum: 9007199254740991 }),
      'jti?': id,
    },
    'stream_token_claims',
  ),
);
export const tally_entry = /* @__PURE__ */ object(
  {
    answer: /* @__PURE__ */ scalar({ type: 'string' }),
    votes: count,
    score: /* @__PURE__ */ scalar({ type: 'number' }),
  },
  'tally_entry',
);
export const vote_payload = /* @__PURE__ */ object(
  {
    example_id: id,
    ensemble_id: name,
    winner: /* @__PURE__ */ scalar({ type: ['string', 'null'] }),
    tie: /* @__PURE__ */ scalar({ type: 'boolean' }),
    agreement: rate,
    abstentions: count,
    'correct?': /* @__PURE__ */ scalar({ type: ['boolean', 'null'] }),
  },
  'vote_payload',
);
export const telemetry_event = /* @__PURE__ */ document(
  '1.0.0',
  /* @__PURE__ */ union(
    'event_name',
    event_envelope,
    {
      run_start: run_start_payload,
      run_stop: run_stop_payload,
      stage_start: stage_start_payload,
      stage_stop: stage_stop_payload,
      stage_error: stage_error_payload,
      metric: metric_payload,
      checkpoint,
      vote: vote_payload,
      hedge: hedge_payload,
      progress: progress_payload,
      log: log_payload,
    },
    'telemetry_event',
  ),
);
export const vote_member = /* @__PURE__ */ object(
  {
    adapter_id: name,
    output: /* @__PURE__ */ scalar({ type: ['string', 'null'] }),
    answer: /* @__PURE__ */ scalar({ type: ['string', 'null'] }),
    weight: /* @__PURE__ */ scalar({ type: 'number', minimum: 0 }),
    confidence: /* @__PURE__ */ scalar({ type: ['number', 'null'], minimum: 0, maximum: 1 }),
    abstained: /* @__PURE__ */ scalar({ type: 'boolean' }),
    abstain_reason: /* @__PURE__ */ scalar({
      enum: ['error', 'timeout', 'unparsable', 'declined', 'not_called', 'aborted', null],
    }),
    latency_ms: /* @__PURE__ */ scalar({ type: ['number', 'null'], minimum: 0 }),
    'cost?': cost,
    'error?': error_info,
  },
  'vote_member',
);
export const vote_options = /* @__PURE__ */ object(
  {
    strategy: /* @__PURE__ */ scalar({
      enum: ['majority', 'weighted', 'best_confidence', 'unanimous', 'custom'],
    }),
    execution: /* @__PURE__ */ scalar({ enum: ['parallel', 'sequential', 'hedged', 'cascade'] }),
    normalization: /* @__PURE__ */ scalar({
      enum: ['none', 'lowercase_trim', 'numeric', 'boolean', 'json', 'custom'],
    }),
    quorum: count,
    deadline_ms: /* @__PURE__ */ scalar({ type: ['number', 'null'], minimum: 0 }),
    tie_break: /* @__PURE__ */ array(
      /* @__PURE__ */ scalar({ enum: ['confidence', 'adapter_order'] }),
    ),
    weights_source: /* @__PURE__ */ scalar({ enum: ['equal', 'given', 'learned'] }),
    consensus: /* @__PURE__ */ scalar({
      type: ['integer', 'null'],
      minimum: 1,
      maximum: 9007199254740991,
    }),
    confidence_threshold: /* @__PURE__ */ scalar({
      type: ['number', 'null'],
      minimum: 0,
      maximum: 1,
    }),
    hedge_delay_ms: /* @__PURE__ */ scalar({ type: ['number', 'null'], minimum: 0 }),
    custom_strategy: /* @__PURE__ */ scalar({ type: ['string', 'null'], maxLength: 128 }),
    custom_normalization: /* @__PURE__ */ scalar({ type: ['string', 'null'], maxLength: 128 }),
  },
  'vote_options',
);
export const vote_trace = /* @__PURE__ */ document(
  '1.1.0',
  /* @__PURE__ */ object(
    {
      schema_version,
      run_id: id,
      ensemble_id: name,
      example_id: id,
      split: name,
      options: vote_options,
      members: /* @__PURE__ */ array(vote_member, { minItems: 1 }),
      tally: /* @__PURE__ */ array(tally_entry),
      winner: /* @__PURE__ */ scalar({ type: ['string', 'null'] }),
      output: /* @__PURE__ */ scalar({ type: ['string', 'null'] }),
      tie: /* @__PURE__ */ scalar({ type: 'boolean' }),
      tied_answers: /* @__PURE__ */ array(/* @__PURE__ */ scalar({ type: 'string' })),
      agreement: rate,
      gold: /* @__PURE__ */ array(/* @__PURE__ */ scalar({ type: 'string' })),
      correct: /* @__PURE__ */ scalar({ type: ['boolean', 'null'] }),
    },
    'vote_trace',
  ),
);
