/* eslint-disable */
// Generated from schemas/ and openapi.yaml by `npm run generate`. Do not edit.

import {
  anyOf,
  array,
  bounded,
  document,
  map,
  named,
  object,
  oneOf,
  quick,
  scalar,
  union,
} from '../src/contract/shape';
import { date_time, uri } from './formats';

export const schema_version = /* @__PURE__ */ named(
  'schema_version',
  /* @__PURE__ */ scalar(
    ['string'],
    undefined,
    undefined,
    /^1\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})$/u,
  ),
);
export const id = /* @__PURE__ */ named(
  'id',
  /* @__PURE__ */ scalar(['string'], undefined, undefined, /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/u),
);
export const name = /* @__PURE__ */ named(
  'name',
  /* @__PURE__ */ scalar(
    ['string'],
    undefined,
    undefined,
    /^[A-Za-z0-9][A-Za-z0-9_.:/@+-]{0,127}$/u,
  ),
);
export const count = /* @__PURE__ */ named(
  'count',
  /* @__PURE__ */ scalar(['integer'], 0, 9007199254740991),
);
export const path = /* @__PURE__ */ named(
  'path',
  /* @__PURE__ */ scalar(
    ['string'],
    undefined,
    1024,
    /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,254}(\/[A-Za-z0-9_-][A-Za-z0-9._-]{0,254})*$/u,
  ),
);
export const sha256 = /* @__PURE__ */ named(
  'sha256',
  /* @__PURE__ */ scalar(['string'], undefined, undefined, /^[0-9a-f]{64}$/u),
);
export const timestamp = /* @__PURE__ */ named(
  'timestamp',
  /* @__PURE__ */ scalar(
    ['string'],
    undefined,
    undefined,
    /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3,9}Z$/u,
    date_time,
  ),
);
export const scores = /* @__PURE__ */ map('scores', name, /* @__PURE__ */ scalar(['number']));
export const checkpoint = /* @__PURE__ */ document(
  '1.0.0',
  /* @__PURE__ */ object('checkpoint', {
    schema_version,
    checkpoint_id: id,
    stage: name,
    step: count,
    epoch$: /* @__PURE__ */ scalar(['number'], 0),
    path,
    format: /* @__PURE__ */ oneOf('safetensors'),
    bytes: count,
    sha256,
    created_at: timestamp,
    metrics$: scores,
    lora$: /* @__PURE__ */ object('lora', {
      rank: count,
      alpha: /* @__PURE__ */ scalar(['number'], 0),
      base_model: /* @__PURE__ */ scalar(['string'], 1, 256),
      target_modules: /* @__PURE__ */ array(/* @__PURE__ */ scalar(['string'], 1, 256)),
    }),
  }),
);
export const citations = /* @__PURE__ */ object('citations', {
  documents: /* @__PURE__ */ array(id),
  cited: /* @__PURE__ */ array(
    /* @__PURE__ */ object('cited_evidence', {
      document_id: id,
      label: /* @__PURE__ */ scalar(['string', 'null'], undefined, 64),
      sentences: /* @__PURE__ */ array(count),
    }),
  ),
  gold: /* @__PURE__ */ array(
    /* @__PURE__ */ object('gold_evidence', {
      document_id: id,
      label: /* @__PURE__ */ scalar(['string', 'null'], undefined, 64),
      rationales: /* @__PURE__ */ array(/* @__PURE__ */ array(count)),
    }),
  ),
});
export const comparator = /* @__PURE__ */ named('comparator', /* @__PURE__ */ oneOf('gte', 'lte'));
export const compat_fingerprint = /* @__PURE__ */ named(
  'compat_fingerprint',
  /* @__PURE__ */ scalar(['string'], undefined, undefined, /^[0-9a-f]{32}$/u),
);
export const compat_place = /* @__PURE__ */ object('compat_place', {
  file: /* @__PURE__ */ scalar(['string'], 1, 4096),
  line: /* @__PURE__ */ scalar(['integer'], 1, 9007199254740991),
  column: /* @__PURE__ */ scalar(['integer'], 1, 9007199254740991),
  pointer: /* @__PURE__ */ scalar(['string']),
});
export const compat_waiver = /* @__PURE__ */ object('compat_waiver', {
  fingerprint: compat_fingerprint,
  reason: /* @__PURE__ */ scalar(['string'], 1, 1024),
  expires: /* @__PURE__ */ scalar(
    ['string'],
    undefined,
    undefined,
    /^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/u,
  ),
});
export const compat_report = /* @__PURE__ */ document(
  '1.0.0',
  /* @__PURE__ */ object('compat_report', {
    schema_version,
    verdict: /* @__PURE__ */ oneOf('compatible', 'breaking', 'undecided'),
    exit_code: /* @__PURE__ */ scalar(['integer'], 0, 3),
    head: /* @__PURE__ */ scalar(['string'], 1, 4096),
    policy: /* @__PURE__ */ oneOf('strict', 'tolerant-reader'),
    direction: /* @__PURE__ */ oneOf('backward', 'forward', 'full'),
    level: /* @__PURE__ */ oneOf('wire', 'codegen', 'strict'),
    failed_waivers: /* @__PURE__ */ array(compat_waiver),
    comparisons: /* @__PURE__ */ array(
      /* @__PURE__ */ object('compat_comparison', {
        base: /* @__PURE__ */ scalar(['string'], 1, 4096),
        verdict: /* @__PURE__ */ oneOf('compatible', 'breaking', 'undecided'),
        required_bump: /* @__PURE__ */ oneOf('none', 'patch', 'minor', 'major'),
        versions: /* @__PURE__ */ array(
          /* @__PURE__ */ object('compat_version', {
            file: /* @__PURE__ */ scalar(['string'], 1, 4096),
            old: /* @__PURE__ */ scalar(['string'], 1, 256),
            new: /* @__PURE__ */ scalar(['string'], 1, 256),
            required: /* @__PURE__ */ oneOf('none', 'patch', 'minor', 'major'),
            sufficient: /* @__PURE__ */ scalar(['boolean']),
          }),
        ),
        findings: /* @__PURE__ */ array(
          /* @__PURE__ */ object('compat_finding', {
            rule: /* @__PURE__ */ scalar(['string'], 1, 128),
            level: /* @__PURE__ */ oneOf('wire', 'codegen', 'strict'),
            severity: /* @__PURE__ */ oneOf('breaking', 'undecided'),
            direction: /* @__PURE__ */ oneOf('backward', 'forward'),
            message: /* @__PURE__ */ scalar(['string'], 1),
            help: /* @__PURE__ */ scalar(['string'], 1),
            old$: compat_place,
            new$: compat_place,
            witness$: /* @__PURE__ */ scalar([
              'object',
              'array',
              'string',
              'number',
              'boolean',
              'null',
            ]),
            keyword$: /* @__PURE__ */ scalar(['string'], 1, 128),
            fingerprint: compat_fingerprint,
            released: /* @__PURE__ */ scalar(['boolean']),
            waiver$: compat_waiver,
          }),
        ),
      }),
    ),
  }),
);
export const compat_waivers = /* @__PURE__ */ document(
  '1.0.0',
  /* @__PURE__ */ object('compat_waivers', {
    schema_version,
    waivers: /* @__PURE__ */ array(compat_waiver),
  }),
);
export const cost = /* @__PURE__ */ object('cost', {
  amount: /* @__PURE__ */ scalar(['number'], 0),
  currency: /* @__PURE__ */ scalar(['string'], undefined, undefined, /^[A-Z]{3}$/u),
});
export const dataset_manifest = /* @__PURE__ */ document(
  '1.0.0',
  /* @__PURE__ */ object('dataset_manifest', {
    schema_version,
    name,
    version: /* @__PURE__ */ scalar(['string'], 1, 128),
    split: name,
    sha256,
    num_examples: count,
    license: /* @__PURE__ */ scalar(['string'], 1, 256),
    source: /* @__PURE__ */ scalar(['string'], 1, 2048),
    files: /* @__PURE__ */ array(
      /* @__PURE__ */ object('dataset_file', {
        path,
        split: /* @__PURE__ */ scalar(['string', 'null']),
        bytes: count,
        sha256,
        num_records: count,
      }),
    ),
  }),
);
export const duration_ms = /* @__PURE__ */ named(
  'duration_ms',
  /* @__PURE__ */ scalar(['number'], 0),
);
export const error_info = /* @__PURE__ */ object('error_info', {
  name: /* @__PURE__ */ scalar(['string'], 1, 128),
  message: /* @__PURE__ */ scalar(['string'], undefined, 8192),
});
export const event_envelope = /* @__PURE__ */ object('event_envelope', {
  schema_version,
  timestamp,
  event_name: /* @__PURE__ */ scalar(['string'], undefined, undefined, /^[a-z][a-z0-9_]{0,63}$/u),
  run_id: id,
  stage: /* @__PURE__ */ scalar(['string', 'null'], undefined, 128),
  seq: count,
  payload: /* @__PURE__ */ scalar(['object']),
});
export const param_value = /* @__PURE__ */ named(
  'param_value',
  /* @__PURE__ */ scalar(['string', 'number', 'boolean', 'null']),
);
export const experiment_list = /* @__PURE__ */ document(
  '1.0.0',
  /* @__PURE__ */ object('experiment_list', {
    schema_version,
    items: /* @__PURE__ */ array(
      /* @__PURE__ */ object('experiment', {
        experiment_id: id,
        name$: /* @__PURE__ */ scalar(['string'], undefined, 256),
        description$: /* @__PURE__ */ scalar(['string'], undefined, 8192),
        params_schema: /* @__PURE__ */ object('params_schema', {
          type: /* @__PURE__ */ oneOf('object'),
          additionalProperties: /* @__PURE__ */ oneOf(false),
          properties: /* @__PURE__ */ map(
            'param_schemas',
            name,
            /* @__PURE__ */ object('param_schema', {
              type: /* @__PURE__ */ bounded(
                /* @__PURE__ */ array(/* @__PURE__ */ oneOf('string', 'number', 'boolean', 'null')),
                1,
                4,
              ),
              default: param_value,
              examples$: /* @__PURE__ */ array(param_value),
            }),
          ),
        }),
      }),
    ),
  }),
);
export const hedged_call$arm = /* @__PURE__ */ oneOf('unhedged', 'hedged');
export const hedged_call$delay_ms = /* @__PURE__ */ scalar(['number', 'null'], 0);
export const hedged_call$hedged = /* @__PURE__ */ scalar(['boolean']);
export const hedged_call$decision = /* @__PURE__ */ oneOf(
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
);
export const hedged_call$winner = /* @__PURE__ */ oneOf('primary', 'backup', null);
export const hedged_call$outcome = /* @__PURE__ */ oneOf(
  'success',
  'failure',
  'deadline',
  'aborted',
);
export const rate = /* @__PURE__ */ named('rate', /* @__PURE__ */ scalar(['number'], 0, 1));
export const interval = /* @__PURE__ */ object('interval', {
  low: /* @__PURE__ */ scalar(['number']),
  high: /* @__PURE__ */ scalar(['number']),
  level: rate,
  method: /* @__PURE__ */ oneOf('bootstrap_percentile', 'wilson', 'order_statistics'),
});
export const hedging_metrics = /* @__PURE__ */ document(
  '1.0.0',
  /* @__PURE__ */ object('hedging_metrics', {
    schema_version,
    run_id: id,
    policy: /* @__PURE__ */ object('hedging_policy', {
      strategy: /* @__PURE__ */ oneOf(
        'fixed',
        'percentile',
        'adaptive',
        'workload_aware',
        'exponential_backoff',
      ),
      percentile: /* @__PURE__ */ scalar(['number', 'null'], 0, 100),
      delay_ms: /* @__PURE__ */ scalar(['number', 'null'], 0),
      window: /* @__PURE__ */ scalar(['integer', 'null'], 1, 9007199254740991),
      warm_up: count,
      min_delay_ms: duration_ms,
      multiplier: /* @__PURE__ */ scalar(['number', 'null'], 0),
      target_hedge_rate: /* @__PURE__ */ scalar(['number', 'null'], 0, 1),
      max_hedges: count,
      budget: /* @__PURE__ */ scalar(['number', 'null'], 0, 1),
      budget_burst: /* @__PURE__ */ scalar(['number', 'null'], 0),
      deadline_ms: /* @__PURE__ */ scalar(['number', 'null'], 0),
    }),
    target_ms: duration_ms,
    calls: /* @__PURE__ */ array(
      /* @__PURE__ */ quick(
        /* @__PURE__ */ object('hedged_call', {
          call_id: id,
          example_id: id,
          arm: hedged_call$arm,
          delay_ms: hedged_call$delay_ms,
          hedged: hedged_call$hedged,
          decision: hedged_call$decision,
          winner: hedged_call$winner,
          latency_ms: duration_ms,
          primary_latency_ms: hedged_call$delay_ms,
          primary_latency_is_lower_bound: hedged_call$hedged,
          backup_latency_ms: hedged_call$delay_ms,
          backup_latency_is_lower_bound: hedged_call$hedged,
          attempts: count,
          wasted_ms: duration_ms,
          outcome: hedged_call$outcome,
          output_length$: count,
          cost$: cost,
        }),
        (value, problems, closed) => {
          id(value.call_id, problems, closed);
          id(value.example_id, problems, closed);
          hedged_call$arm(value.arm, problems, closed);
          hedged_call$delay_ms(value.delay_ms, problems, closed);
          hedged_call$hedged(value.hedged, problems, closed);
          hedged_call$decision(value.decision, problems, closed);
          hedged_call$winner(value.winner, problems, closed);
          duration_ms(value.latency_ms, problems, closed);
          hedged_call$delay_ms(value.primary_latency_ms, problems, closed);
          hedged_call$hedged(value.primary_latency_is_lower_bound, problems, closed);
          hedged_call$delay_ms(value.backup_latency_ms, problems, closed);
          hedged_call$hedged(value.backup_latency_is_lower_bound, problems, closed);
          count(value.attempts, problems, closed);
          duration_ms(value.wasted_ms, problems, closed);
          hedged_call$outcome(value.outcome, problems, closed);
          if (value.output_length !== undefined) count(value.output_length, problems, closed);
          if (value.cost !== undefined) cost(value.cost, problems, closed);
        },
      ),
    ),
    percentiles: /* @__PURE__ */ array(
      /* @__PURE__ */ object('latency_percentile', {
        arm: /* @__PURE__ */ oneOf('unhedged', 'hedged'),
        percentile: /* @__PURE__ */ scalar(['number'], 0, 100),
        value_ms: duration_ms,
        interval$: interval,
      }),
    ),
    hedge_rate: /* @__PURE__ */ scalar(['number', 'null'], 0, 1),
    win_rate: /* @__PURE__ */ scalar(['number', 'null'], 0, 1),
    added_load: /* @__PURE__ */ scalar(['number', 'null'], 0),
    within_target: /* @__PURE__ */ object('within_target', {
      unhedged: /* @__PURE__ */ scalar(['number', 'null'], 0, 1),
      hedged: /* @__PURE__ */ scalar(['number', 'null'], 0, 1),
    }),
  }),
);
export const job = /* @__PURE__ */ document(
  '1.0.0',
  /* @__PURE__ */ anyOf(
    /* @__PURE__ */ object('job', {
      schema_version,
      job_id: id,
      run_id: /* @__PURE__ */ scalar(
        ['string', 'null'],
        undefined,
        undefined,
        /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/u,
      ),
      experiment_id: id,
      name$: /* @__PURE__ */ scalar(['string'], 1, 256),
      state: /* @__PURE__ */ named(
        'job_state',
        /* @__PURE__ */ oneOf('queued', 'running', 'completed', 'failed', 'canceled'),
      ),
      params: /* @__PURE__ */ map('params', name, param_value),
      seed: /* @__PURE__ */ scalar(['integer', 'null'], 0, 9007199254740991),
      created_at: timestamp,
      updated_at: timestamp,
      started_at$: timestamp,
      finished_at$: timestamp,
      attempt: count,
      progress$: /* @__PURE__ */ object('job_progress', {
        completed: count,
        total: /* @__PURE__ */ scalar(['integer', 'null'], 0, 9007199254740991),
      }),
      canceled_by$: /* @__PURE__ */ scalar(['string'], 1, 256),
      error$: error_info,
    }),
    ['state', 'queued', 'running'],
    ['finished_at'],
  ),
);
export const job_list = /* @__PURE__ */ document(
  '1.0.0',
  /* @__PURE__ */ object('job_list', {
    schema_version,
    items: /* @__PURE__ */ bounded(/* @__PURE__ */ array(job), undefined, 200),
    next_cursor: /* @__PURE__ */ scalar(['string', 'null'], 1, 1024),
  }),
);
export const job_request = /* @__PURE__ */ document(
  '1.0.0',
  /* @__PURE__ */ object('job_request', {
    schema_version,
    experiment_id: id,
    params: /* @__PURE__ */ map('params', name, param_value),
    seed$: /* @__PURE__ */ named('seed', /* @__PURE__ */ scalar(['integer'], 0, 9007199254740991)),
    name$: /* @__PURE__ */ scalar(['string'], 1, 256),
  }),
);
export const prediction$output = /* @__PURE__ */ scalar(['string', 'null']);
export const prediction$output_valid = /* @__PURE__ */ scalar(['boolean', 'null']);
export const prediction$gold = /* @__PURE__ */ array(/* @__PURE__ */ scalar(['string']));
export const token_count = /* @__PURE__ */ object('token_count', { input: count, output: count });
export const prediction = /* @__PURE__ */ document(
  '1.0.0',
  /* @__PURE__ */ quick(
    /* @__PURE__ */ object('prediction', {
      schema_version,
      run_id: id,
      stage: name,
      example_id: id,
      adapter_id: name,
      split: name,
      output: prediction$output,
      output_valid: prediction$output_valid,
      gold: prediction$gold,
      scores,
      latency_ms: duration_ms,
      confidence$: rate,
      tokens$: token_count,
      cost$: cost,
      citations$: citations,
      error$: error_info,
    }),
    (value, problems, closed) => {
      schema_version(value.schema_version, problems, closed);
      id(value.run_id, problems, closed);
      name(value.stage, problems, closed);
      id(value.example_id, problems, closed);
      name(value.adapter_id, problems, closed);
      name(value.split, problems, closed);
      prediction$output(value.output, problems, closed);
      prediction$output_valid(value.output_valid, problems, closed);
      prediction$gold(value.gold, problems, closed);
      scores(value.scores, problems, closed);
      duration_ms(value.latency_ms, problems, closed);
      if (value.confidence !== undefined) rate(value.confidence, problems, closed);
      if (value.tokens !== undefined) token_count(value.tokens, problems, closed);
      if (value.cost !== undefined) cost(value.cost, problems, closed);
      if (value.citations !== undefined) citations(value.citations, problems, closed);
      if (value.error !== undefined) error_info(value.error, problems, closed);
    },
  ),
);
export const problem = /* @__PURE__ */ document(
  '1.0.0',
  /* @__PURE__ */ object('problem', {
    schema_version,
    type: /* @__PURE__ */ scalar(['string'], undefined, 2048, undefined, uri),
    title: /* @__PURE__ */ scalar(['string'], 1, 256),
    status: /* @__PURE__ */ scalar(['integer'], 400, 599),
    detail$: /* @__PURE__ */ scalar(['string'], undefined, 8192),
    instance$: /* @__PURE__ */ scalar(['string'], undefined, 2048),
    retry_after_ms$: duration_ms,
    errors$: /* @__PURE__ */ bounded(
      /* @__PURE__ */ array(
        /* @__PURE__ */ object('problem_item', {
          rule: /* @__PURE__ */ scalar(['string'], 1, 128),
          pointer: /* @__PURE__ */ scalar(['string'], undefined, 1024),
          message: /* @__PURE__ */ scalar(['string'], undefined, 8192),
          hint$: /* @__PURE__ */ scalar(['string'], undefined, 8192),
        }),
      ),
      undefined,
      100,
    ),
  }),
);
export const report = /* @__PURE__ */ document(
  '1.0.0',
  /* @__PURE__ */ object('report', {
    schema_version,
    run_id: id,
    experiment_id: id,
    title: /* @__PURE__ */ scalar(['string'], 1, 256),
    generated_at: timestamp,
    status: /* @__PURE__ */ named(
      'run_status',
      /* @__PURE__ */ oneOf('running', 'completed', 'failed', 'canceled'),
    ),
    summary: /* @__PURE__ */ scalar(['string'], undefined, 8192),
    params: /* @__PURE__ */ map('params', name, param_value),
    seed: /* @__PURE__ */ named('seed', /* @__PURE__ */ scalar(['integer'], 0, 9007199254740991)),
    plan: /* @__PURE__ */ object('report_plan', {
      splits: /* @__PURE__ */ array(name),
      comparisons: /* @__PURE__ */ array(
        /* @__PURE__ */ object('planned_comparison', { baseline: name, adapter_id: name }),
      ),
    }),
    metrics: /* @__PURE__ */ array(
      /* @__PURE__ */ object('report_metric', {
        name,
        value: /* @__PURE__ */ scalar(['number', 'null']),
        unit$: /* @__PURE__ */ scalar(['string'], 1, 32),
        adapter_id: /* @__PURE__ */ scalar(['string', 'null'], undefined, 128),
        split: /* @__PURE__ */ scalar(['string', 'null'], undefined, 128),
        num_examples: count,
        interval$: interval,
      }),
    ),
    comparisons: /* @__PURE__ */ array(
      /* @__PURE__ */ object('report_comparison', {
        metric: name,
        split: /* @__PURE__ */ scalar(['string', 'null'], undefined, 128),
        baseline: name,
        adapter_id: name,
        difference: /* @__PURE__ */ scalar(['number']),
        interval,
        num_examples: count,
        unit$: /* @__PURE__ */ scalar(['string'], 1, 32),
      }),
    ),
    quality_results: /* @__PURE__ */ array(
      /* @__PURE__ */ object('quality_result', {
        metric: name,
        adapter_id$: name,
        split$: name,
        comparator,
        threshold: /* @__PURE__ */ scalar(['number']),
        value: /* @__PURE__ */ scalar(['number', 'null']),
        passed: /* @__PURE__ */ scalar(['boolean']),
      }),
    ),
    ensembles: /* @__PURE__ */ array(
      /* @__PURE__ */ object('ensemble_report', {
        ensemble_id: name,
        split: name,
        num_examples: count,
        members: /* @__PURE__ */ array(name),
        member_accuracy: /* @__PURE__ */ array(
          /* @__PURE__ */ object('member_accuracy', {
            adapter_id: name,
            num_examples: count,
            num_correct: count,
            accuracy: rate,
            interval,
          }),
        ),
        best_member: /* @__PURE__ */ scalar(['string', 'null'], undefined, 128),
        agreement_matrix: /* @__PURE__ */ array(
          /* @__PURE__ */ array(/* @__PURE__ */ scalar(['number', 'null'], 0, 1)),
        ),
        by_agreement: /* @__PURE__ */ array(
          /* @__PURE__ */ object('agreement_level', {
            agreeing: count,
            num_examples: count,
            num_correct: count,
            accuracy: rate,
            interval,
          }),
        ),
        changed_outcomes: /* @__PURE__ */ array(
          /* @__PURE__ */ object('changed_outcome', {
            example_id: id,
            best_member_answer: /* @__PURE__ */ scalar(['string', 'null']),
            ensemble_answer: /* @__PURE__ */ scalar(['string', 'null']),
            change: /* @__PURE__ */ oneOf(
              'right_to_wrong',
              'wrong_to_right',
              'wrong_to_wrong',
              'right_to_right',
              null,
            ),
          }),
        ),
      }),
    ),
    latency$: /* @__PURE__ */ object('latency_report', {
      target_ms: duration_ms,
      arms: /* @__PURE__ */ array(
        /* @__PURE__ */ object('latency_arm', {
          arm: /* @__PURE__ */ oneOf('unhedged', 'hedged'),
          num_calls: count,
          curve: /* @__PURE__ */ array(
            /* @__PURE__ */ object('curve_point', {
              percentile: /* @__PURE__ */ scalar(['number'], 0, 100),
              value_ms: duration_ms,
            }),
          ),
        }),
      ),
      histogram: /* @__PURE__ */ array(
        /* @__PURE__ */ object('latency_bin', {
          from_ms: duration_ms,
          to_ms: duration_ms,
          unhedged: count,
          hedged: count,
        }),
      ),
    }),
    series: /* @__PURE__ */ array(
      /* @__PURE__ */ object('report_series', {
        name,
        stage: name,
        unit$: /* @__PURE__ */ scalar(['string'], 1, 32),
        points: /* @__PURE__ */ array(
          /* @__PURE__ */ object('series_point', {
            step: count,
            value: /* @__PURE__ */ scalar(['number']),
          }),
        ),
      }),
    ),
    notes: /* @__PURE__ */ array(/* @__PURE__ */ scalar(['string'], undefined, 2048)),
  }),
);
export const run_manifest = /* @__PURE__ */ document(
  '1.0.0',
  /* @__PURE__ */ anyOf(
    /* @__PURE__ */ object('run_manifest', {
      schema_version,
      run_id: id,
      experiment_id: id,
      name$: /* @__PURE__ */ scalar(['string'], undefined, 256),
      status: /* @__PURE__ */ named(
        'run_status',
        /* @__PURE__ */ oneOf('running', 'completed', 'failed', 'canceled'),
      ),
      params: /* @__PURE__ */ map('params', name, param_value),
      stages: /* @__PURE__ */ array(
        /* @__PURE__ */ object('stage_record', {
          name,
          kind: /* @__PURE__ */ named(
            'stage_kind',
            /* @__PURE__ */ oneOf('train', 'eval', 'analysis'),
          ),
          status: /* @__PURE__ */ named(
            'stage_status',
            /* @__PURE__ */ oneOf('pending', 'running', 'completed', 'failed', 'canceled'),
          ),
          started_at$: timestamp,
          finished_at$: timestamp,
          duration_ms$: duration_ms,
          error$: error_info,
        }),
      ),
      dataset_manifest,
      output_dir: /* @__PURE__ */ scalar(['string'], 1, 4096),
      checkpoints: /* @__PURE__ */ array(checkpoint),
      created_at: timestamp,
      started_at$: timestamp,
      finished_at$: timestamp,
      seed: /* @__PURE__ */ named('seed', /* @__PURE__ */ scalar(['integer'], 0, 9007199254740991)),
      quality_targets: /* @__PURE__ */ array(
        /* @__PURE__ */ object('quality_target', {
          metric: name,
          adapter_id$: name,
          split$: name,
          comparator,
          threshold: /* @__PURE__ */ scalar(['number']),
          on_missing: /* @__PURE__ */ oneOf('fail'),
        }),
      ),
      quality_results$: /* @__PURE__ */ array(
        /* @__PURE__ */ object('quality_result', {
          metric: name,
          adapter_id$: name,
          split$: name,
          comparator,
          threshold: /* @__PURE__ */ scalar(['number']),
          value: /* @__PURE__ */ scalar(['number', 'null']),
          passed: /* @__PURE__ */ scalar(['boolean']),
        }),
      ),
      environment$: /* @__PURE__ */ object('environment', {
        package_version: /* @__PURE__ */ scalar(['string'], 1, 64),
        node_version: /* @__PURE__ */ scalar(['string'], 1, 64),
        platform: /* @__PURE__ */ scalar(['string'], 1, 64),
        git_commit$: /* @__PURE__ */ scalar(['string'], undefined, undefined, /^[0-9a-f]{7,64}$/u),
      }),
      artifacts$: /* @__PURE__ */ array(
        /* @__PURE__ */ object('artifact', { path, bytes: count, sha256 }),
      ),
      error$: error_info,
    }),
    ['status', 'running'],
    ['finished_at'],
  ),
);
export const stream_token_claims = /* @__PURE__ */ document(
  '1.0.0',
  /* @__PURE__ */ object('stream_token_claims', {
    schema_version,
    iss: /* @__PURE__ */ scalar(['string'], 1, 256),
    aud: /* @__PURE__ */ oneOf('crucible:stream'),
    run_id: id,
    exp_id: id,
    iat: /* @__PURE__ */ scalar(['integer'], 0, 9007199254740991),
    exp: /* @__PURE__ */ scalar(['integer'], 0, 9007199254740991),
    jti$: id,
  }),
);
export const tally_entry = /* @__PURE__ */ object('tally_entry', {
  answer: /* @__PURE__ */ scalar(['string']),
  votes: count,
  score: /* @__PURE__ */ scalar(['number']),
});
export const telemetry_event = /* @__PURE__ */ document(
  '1.1.0',
  /* @__PURE__ */ union('telemetry_event', 'event_name', event_envelope, {
    run_start: /* @__PURE__ */ object('run_start_payload', {
      experiment_id: id,
      params: /* @__PURE__ */ map('params', name, param_value),
      seed: /* @__PURE__ */ named('seed', /* @__PURE__ */ scalar(['integer'], 0, 9007199254740991)),
    }),
    run_stop: /* @__PURE__ */ object('run_stop_payload', {
      status: /* @__PURE__ */ oneOf('completed', 'failed', 'canceled'),
      duration_ms,
    }),
    stage_start: /* @__PURE__ */ object('stage_start_payload', {
      kind: /* @__PURE__ */ named('stage_kind', /* @__PURE__ */ oneOf('train', 'eval', 'analysis')),
    }),
    stage_stop: /* @__PURE__ */ object('stage_stop_payload', { duration_ms }),
    stage_error: /* @__PURE__ */ object('stage_error_payload', { error: error_info, duration_ms }),
    metric: /* @__PURE__ */ anyOf(
      /* @__PURE__ */ object('metric_payload', {
        name,
        value: /* @__PURE__ */ scalar(['number']),
        step$: count,
        epoch$: /* @__PURE__ */ scalar(['number'], 0),
        unit$: /* @__PURE__ */ scalar(['string'], 1, 32),
      }),
      ['step'],
      ['epoch'],
    ),
    checkpoint,
    vote: /* @__PURE__ */ object('vote_payload', {
      example_id: id,
      ensemble_id: name,
      winner: /* @__PURE__ */ scalar(['string', 'null']),
      tie: /* @__PURE__ */ scalar(['boolean']),
      agreement: rate,
      abstentions: count,
      correct$: /* @__PURE__ */ scalar(['boolean', 'null']),
    }),
    hedge: /* @__PURE__ */ object('hedge_payload', {
      call_id: id,
      arm$: /* @__PURE__ */ oneOf('unhedged', 'hedged'),
      hedged: /* @__PURE__ */ scalar(['boolean']),
      winner: /* @__PURE__ */ oneOf('primary', 'backup', null),
      delay_ms: /* @__PURE__ */ scalar(['number', 'null'], 0),
      latency_ms: duration_ms,
    }),
    progress: /* @__PURE__ */ object('progress_payload', {
      completed: count,
      total: /* @__PURE__ */ scalar(['integer', 'null'], 0, 9007199254740991),
      unit$: /* @__PURE__ */ scalar(['string'], 1, 32),
    }),
    log: /* @__PURE__ */ object('log_payload', {
      level: /* @__PURE__ */ oneOf('debug', 'info', 'warn', 'error'),
      message: /* @__PURE__ */ scalar(['string'], undefined, 8192),
    }),
  }),
);
export const vote_member$weight = /* @__PURE__ */ scalar(['number'], 0);
export const vote_member$confidence = /* @__PURE__ */ scalar(['number', 'null'], 0, 1);
export const vote_member$abstain_reason = /* @__PURE__ */ oneOf(
  'error',
  'timeout',
  'unparsable',
  'declined',
  'not_called',
  'aborted',
  null,
);
export const vote_member = /* @__PURE__ */ quick(
  /* @__PURE__ */ object('vote_member', {
    adapter_id: name,
    output: prediction$output,
    answer: prediction$output,
    weight: vote_member$weight,
    confidence: vote_member$confidence,
    abstained: hedged_call$hedged,
    abstain_reason: vote_member$abstain_reason,
    latency_ms: hedged_call$delay_ms,
    cost$: cost,
    error$: error_info,
  }),
  (value, problems, closed) => {
    name(value.adapter_id, problems, closed);
    prediction$output(value.output, problems, closed);
    prediction$output(value.answer, problems, closed);
    vote_member$weight(value.weight, problems, closed);
    vote_member$confidence(value.confidence, problems, closed);
    hedged_call$hedged(value.abstained, problems, closed);
    vote_member$abstain_reason(value.abstain_reason, problems, closed);
    hedged_call$delay_ms(value.latency_ms, problems, closed);
    if (value.cost !== undefined) cost(value.cost, problems, closed);
    if (value.error !== undefined) error_info(value.error, problems, closed);
  },
);
export const vote_options = /* @__PURE__ */ object('vote_options', {
  strategy: /* @__PURE__ */ oneOf('majority', 'weighted', 'best_confidence', 'unanimous', 'custom'),
  execution: /* @__PURE__ */ oneOf('parallel', 'sequential', 'hedged', 'cascade'),
  normalization: /* @__PURE__ */ oneOf(
    'none',
    'lowercase_trim',
    'numeric',
    'boolean',
    'json',
    'custom',
  ),
  quorum: count,
  deadline_ms: /* @__PURE__ */ scalar(['number', 'null'], 0),
  tie_break: /* @__PURE__ */ array(/* @__PURE__ */ oneOf('confidence', 'adapter_order')),
  weights_source: /* @__PURE__ */ oneOf('equal', 'given', 'learned'),
  consensus: /* @__PURE__ */ scalar(['integer', 'null'], 1, 9007199254740991),
  confidence_threshold: /* @__PURE__ */ scalar(['number', 'null'], 0, 1),
  hedge_delay_ms: /* @__PURE__ */ scalar(['number', 'null'], 0),
  custom_strategy: /* @__PURE__ */ scalar(['string', 'null'], undefined, 128),
  custom_normalization: /* @__PURE__ */ scalar(['string', 'null'], undefined, 128),
});
export const vote_trace$members = /* @__PURE__ */ bounded(/* @__PURE__ */ array(vote_member), 1);
export const vote_trace$tally = /* @__PURE__ */ array(tally_entry);
export const vote_trace = /* @__PURE__ */ document(
  '1.1.0',
  /* @__PURE__ */ quick(
    /* @__PURE__ */ object('vote_trace', {
      schema_version,
      run_id: id,
      ensemble_id: name,
      example_id: id,
      split: name,
      options: vote_options,
      members: vote_trace$members,
      tally: vote_trace$tally,
      winner: prediction$output,
      output: prediction$output,
      tie: hedged_call$hedged,
      tied_answers: prediction$gold,
      agreement: rate,
      gold: prediction$gold,
      correct: prediction$output_valid,
    }),
    (value, problems, closed) => {
      schema_version(value.schema_version, problems, closed);
      id(value.run_id, problems, closed);
      name(value.ensemble_id, problems, closed);
      id(value.example_id, problems, closed);
      name(value.split, problems, closed);
      vote_options(value.options, problems, closed);
      vote_trace$members(value.members, problems, closed);
      vote_trace$tally(value.tally, problems, closed);
      prediction$output(value.winner, problems, closed);
      prediction$output(value.output, problems, closed);
      hedged_call$hedged(value.tie, problems, closed);
      prediction$gold(value.tied_answers, problems, closed);
      rate(value.agreement, problems, closed);
      prediction$gold(value.gold, problems, closed);
      prediction$output_valid(value.correct, problems, closed);
    },
  ),
);
