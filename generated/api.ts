/* eslint-disable */
// Generated from schemas/ and openapi.yaml by `npm run generate`. Do not edit.

import type * as Contract from './types';
export interface paths {
  '/v1/experiments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the experiments
     * @description Every experiment that may be asked for, sorted by id, with the JSON Schema of its
     *     parameters: what `createJob` checks a request's `params` against. A form can be made of it.
     *     There are no pages.
     */
    get: operations['listExperiments'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/jobs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List jobs
     * @description A page of jobs, newest first. Follow `next_cursor` with the same filters until it is null.
     *     Jobs submitted meanwhile neither shift a page nor repeat a job.
     */
    get: operations['listJobs'];
    put?: never;
    /**
     * Submit a job
     * @description Queues one run of a registered experiment. The parameters are checked against the
     *     experiment's own schema before the job is accepted. A request names neither a path nor code.
     *
     *     With an `Idempotency-Key`, a request that is sent again (after a timeout, say) creates no
     *     second job: it is answered 202 with the first job as it is now.
     */
    post: operations['createJob'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/jobs/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Id of the job, as `createJob` gave it.
         * @example 0192f0c1-8000-7cc0-9d55-0a1b2c3d4e5f
         */
        id: components['parameters']['JobId'];
      };
      cookie?: never;
    };
    /**
     * Get a job
     * @description The job as it is now. To watch a run, prefer its stream; to poll, wait at least a second
     *     between requests.
     */
    get: operations['getJob'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/jobs/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Id of the job, as `createJob` gave it.
         * @example 0192f0c1-8000-7cc0-9d55-0a1b2c3d4e5f
         */
        id: components['parameters']['JobId'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Cancel a job
     * @description Sets the job to `canceled` before it answers, hence 200 and not 202: whatever the worker
     *     reports afterwards does not change it. `canceled_by` names the token that asked.
     *
     *     A running stage is told through its abort signal and may need a moment to stop; the run has
     *     stopped when its stream sends `run_stop`. What it wrote is kept.
     *
     *     Canceling a canceled job is answered 200 with the job unchanged. A job that is completed or
     *     failed is answered 409.
     */
    post: operations['cancelJob'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/jobs/{id}/stream-token': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Id of the job, as `createJob` gave it.
         * @example 0192f0c1-8000-7cc0-9d55-0a1b2c3d4e5f
         */
        id: components['parameters']['JobId'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Mint a stream token
     * @description A token that opens the stream of this job's run for at most five minutes; its claims are
     *     described with `StreamToken`. Ask for one before every connection. It works for a run that
     *     has ended, too, whose events are then sent from the beginning. A job whose run has not begun
     *     is answered 409.
     */
    post: operations['createStreamToken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/jobs/{id}/stream': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Id of the job, as `createJob` gave it.
         * @example 0192f0c1-8000-7cc0-9d55-0a1b2c3d4e5f
         */
        id: components['parameters']['JobId'];
      };
      cookie?: never;
    };
    /**
     * Follow a run
     * @description The run's telemetry: every event so far, then each new one as it is written, in the order of
     *     `seq`, up to `run_stop`, after which the service closes the connection. Any server of the
     *     service can answer for any run.
     *
     *     ### Token
     *
     *     The token is a stream token of this run, in `Authorization: Bearer` or, on this operation
     *     only, in the query parameter `token`, for `EventSource` and `WebSocket` in browsers, which
     *     cannot set headers. Prefer the header: a URL ends up in logs and histories. Its claims:
     *     `run_id` must be this job's run (403 otherwise), `exp_id` its experiment, `exp` is at most
     *     five minutes after `iat`, and the connection is closed at `exp`. An API token does not open
     *     the stream.
     *
     *     ### Resuming
     *
     *     A message's `id:` is the event's `seq`. The request's `Last-Event-ID`, or else `after`, is
     *     the `seq` of the last event received, and the stream begins with the one after it; without
     *     either it begins with `seq` 0. When both are there, `Last-Event-ID` counts, because an
     *     `EventSource` repeats its first URL when it reconnects. A number past the newest event is
     *     no error. Where the run has ended and nothing is left to send, the answer is 204, upon which
     *     an `EventSource` stops.
     *
     *     Delivery is at least once on the wire and exactly once after the reader's check: drop what
     *     is not above the last `seq`; reconnect with `Last-Event-ID` when one is missing.
     *
     *     ### Server-sent events
     *
     *     Asked for with `Accept: text/event-stream`. One event is one message:
     *
     *     ```
     *     retry: 2000
     *
     *     id: 2
     *     data: {"schema_version":"1.0.0","timestamp":"2026-11-22T09:30:02.000Z","event_name":"metric","run_id":"0192f0c1-7a3e-7cc0-9d55-0a1b2c3d4e5f","stage":"train","seq":2,"payload":{"name":"loss","value":1.0986,"step":0,"epoch":0}}
     *
     *     : heartbeat
     *     ```
     *
     *     - `id:` is the event's `seq` in decimal digits.
     *     - `data:` is one telemetry event as JSON, always a single line: the line of
     *       `telemetry.jsonl`. The schema below describes it.
     *     - `event:` is not sent, so that every event, also one of a newer minor version, reaches
     *       `onmessage`; the event's `event_name` says which it is. Ignore the field should it appear.
     *     - `retry:` comes first: how long to wait before reconnecting, in milliseconds. Add jitter.
     *     - A line that begins with `:` is a comment. The service sends `: heartbeat` when it has sent
     *       nothing else for 15 seconds; after 45 seconds of silence the connection is dead.
     *
     *     ### WebSocket
     *
     *     Asked for with `Upgrade: websocket` (RFC 6455), and answered 101. Each text message is one
     *     telemetry event as JSON: the same events in the same order. Its `seq` is what `id:` is
     *     above. The heartbeat is a ping; what a client sends is ignored. Errors before the upgrade
     *     are the HTTP answers below, except 204: where everything was delivered the service upgrades
     *     and closes with 1000 at once, since a browser cannot see the status of a refused upgrade.
     *
     *     | Close code | Meaning | What to do |
     *     |---|---|---|
     *     | 1000 | the run ended and every event was sent | stop |
     *     | 1001 | this server is stopping | reconnect with `after` |
     *     | 1011 | a fault of the service | reconnect with `after`, after a wait |
     *     | 4401 | the token expired | get a new token, reconnect with `after` |
     *     | 4408 | the reader was too slow | reconnect with `after` |
     *
     *     An SSE connection ends in the same cases, without a code.
     */
    get: operations['streamJob'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/jobs/{id}/artifacts': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Id of the job, as `createJob` gave it.
         * @example 0192f0c1-8000-7cc0-9d55-0a1b2c3d4e5f
         */
        id: components['parameters']['JobId'];
      };
      cookie?: never;
    };
    /**
     * List a run's artifacts
     * @description The files of the run's folder that are complete, `run_manifest.json` among them. A file that
     *     is still being written, such as `telemetry.jsonl` until the run ends, is not listed yet.
     *     The list is empty before the run begins.
     */
    get: operations['listArtifacts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/jobs/{id}/artifacts/{path}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Id of the job, as `createJob` gave it.
         * @example 0192f0c1-8000-7cc0-9d55-0a1b2c3d4e5f
         */
        id: components['parameters']['JobId'];
        /**
         * @description Path of the file relative to the run's folder, as `listArtifacts` gives it, as *one* segment
         *     of the URL: slashes are percent-encoded (`report.md`,
         *     `checkpoints%2Ffinal%2Fadapter_model.safetensors`). JavaScript's `encodeURIComponent` does
         *     it. A segment that begins with a dot is answered 400, encoded or not.
         * @example checkpoints/final/adapter_model.safetensors
         */
        path: components['parameters']['ArtifactPath'];
      };
      cookie?: never;
    };
    /**
     * Download an artifact
     * @description The bytes of one file, or of one range of it. Always sent as a download of
     *     `application/octet-stream`, whatever the file is, so that a browser never runs a report as a
     *     page of the service's origin.
     *
     *     The `ETag` is the SHA-256 of the whole file, as the list and the manifest have it: check
     *     what you received against it. With `If-None-Match`, a file that you have is answered 304.
     *     With `If-Range`, a range of another version is answered 200 with the whole file.
     */
    get: operations['getArtifact'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/healthz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Is the service healthy?
     * @description For load balancers and supervisors: 200 when this server can reach its database and accepts
     *     requests, 503 when it cannot or is stopping. Needs no token, takes no parameter.
     */
    get: operations['getHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/.well-known/jwks.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the keys of stream tokens
     * @description The public keys that stream tokens are verified with, as a JWK Set (RFC 7517): for a proxy or
     *     a gateway that checks a token before it passes a stream on. Keys rotate: look again when a
     *     token's `kid` is not among them. Needs no token, takes no parameter.
     */
    get: operations['getStreamKeys'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description A stream token, and when it expires. */
    StreamToken: {
      /**
       * @description The token, a JWT in compact form; no unit. A client treats it as opaque. Inside are a
       *     header, a payload (stream_token_claims) and an EdDSA signature.
       */
      token: string;
      /** @description When the token expires and a connection opened with it is closed, UTC. */
      expires_at: components['schemas']['timestamp'];
    };
    /** @description Header of a stream token (RFC 7515); the verifier accepts nothing else. */
    StreamTokenHeader: {
      /**
       * @description Algorithm of the signature, always EdDSA; no unit.
       * @constant
       */
      alg: 'EdDSA';
      /**
       * @description Type of the token, always crucible-stream+jwt; no unit.
       * @constant
       */
      typ: 'crucible-stream+jwt';
      /** @description Id of the key that signed it; no unit. */
      kid: components['schemas']['id'];
    };
    /** @description The public keys of stream tokens, a JWK Set (RFC 7517, section 5). */
    StreamKeySet: {
      /** @description The keys, newest first. */
      keys: components['schemas']['StreamKey'][];
    };
    /** @description A public key of stream tokens, a JWK (RFC 8037, section 2). */
    StreamKey: {
      /**
       * @description Type of the key, always OKP (octet key pair); no unit.
       * @constant
       */
      kty: 'OKP';
      /**
       * @description Curve of the key, always Ed25519; no unit.
       * @constant
       */
      crv: 'Ed25519';
      /**
       * @description Algorithm of its signatures, always EdDSA; no unit.
       * @constant
       */
      alg: 'EdDSA';
      /**
       * @description What it is for, always sig (signatures); no unit.
       * @constant
       */
      use: 'sig';
      /** @description Id of the key, as in the header of a token; no unit. */
      kid: components['schemas']['id'];
      /** @description The public key, 32 bytes in base64url; no unit. */
      x: string;
    };
    /** @description The complete files of a run's folder, sorted by path. */
    ArtifactList: {
      /** @description Id of the run; null when it has not begun; no unit. */
      run_id: components['schemas']['id'] | null;
      /** @description The files, each once. */
      items: components['schemas']['artifact'][];
    };
    /** @description The file's bytes as they are on disk, not encoded in any way. */
    ArtifactBytes: string;
    /** @description The service can do its work. */
    Health: {
      /**
       * @description Always ok; when it is not, the answer is a problem with status 503.
       * @constant
       */
      status: 'ok';
      /** @description Version of the service, major.minor.patch with an optional pre-release. */
      version: string;
      /**
       * @description Whether this service only shows runs, and refuses `createJob` and `cancelJob` whatever the
       *     token's scopes are: true or false; absent means false.
       */
      read_only?: boolean;
    };
    /**
     * Artifact
     * @description One file of the run's folder.
     * @example {
     *       "path": "telemetry.jsonl",
     *       "bytes": 0,
     *       "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
     *     }
     * @example {
     *       "path": "checkpoints/final/adapter_model.safetensors",
     *       "bytes": 33560,
     *       "sha256": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
     *     }
     */
    artifact: Contract.Artifact;
    /**
     * Checkpoint
     * @description Weights that a training stage saved: where the file is, its hash, and where in training it was taken.
     * @example {
     *       "schema_version": "1.0.0",
     *       "checkpoint_id": "final",
     *       "stage": "train",
     *       "step": 240,
     *       "epoch": 4,
     *       "path": "checkpoints/final/adapter_model.safetensors",
     *       "format": "safetensors",
     *       "bytes": 33560,
     *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
     *       "created_at": "2026-11-22T09:31:12.480Z",
     *       "metrics": {
     *         "loss": 0.4213
     *       },
     *       "lora": {
     *         "rank": 8,
     *         "alpha": 16,
     *         "base_model": "universal-sentence-encoder-lite",
     *         "target_modules": [
     *           "tanh_layer_0"
     *         ]
     *       }
     *     }
     * @example {
     *       "schema_version": "1.0.0",
     *       "checkpoint_id": "step-000100",
     *       "stage": "train",
     *       "step": 100,
     *       "path": "checkpoints/step-000100/adapter_model.safetensors",
     *       "format": "safetensors",
     *       "bytes": 0,
     *       "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
     *       "created_at": "2026-11-22T09:30:41.007Z"
     *     }
     */
    checkpoint: Contract.Checkpoint;
    /**
     * CheckpointEvent
     * @description Weights were saved; the file is complete and synced before this is written.
     */
    checkpoint_event: Contract.CheckpointEvent;
    /**
     * Count
     * @description A number of things, from 0 to 2^53-1.
     * @example 0
     * @example 120
     */
    count: Contract.Count;
    /**
     * DurationMs
     * @description A duration in milliseconds, from a monotonic clock; fractions are kept.
     * @example 12.5
     */
    duration_ms: Contract.DurationMs;
    /**
     * ErrorInfo
     * @description What went wrong, for a person; never a stack trace, never a secret.
     * @example {
     *       "name": "DatasetError",
     *       "message": "claims_dev.jsonl: line 7 is not a claim"
     *     }
     */
    error_info: Contract.ErrorInfo;
    /**
     * Experiment
     * @description A registered experiment: what a job can be asked of, and with which parameters.
     */
    experiment: Contract.Experiment;
    /**
     * ExperimentList
     * @description Every experiment that may be asked for, sorted by id: the answer of GET /v1/experiments.
     * @example {
     *       "schema_version": "1.0.0",
     *       "items": [
     *         {
     *           "experiment_id": "scifact_lora",
     *           "name": "SciFact evidence selection with a LoRA adapter",
     *           "description": "Trains a low-rank adapter to find the sentences that decide a scientific claim.",
     *           "params_schema": {
     *             "type": "object",
     *             "additionalProperties": false,
     *             "properties": {
     *               "learning_rate": {
     *                 "type": [
     *                   "number"
     *                 ],
     *                 "default": 0.003,
     *                 "examples": [
     *                   0.003,
     *                   0.01
     *                 ]
     *               },
     *               "epochs": {
     *                 "type": [
     *                   "number"
     *                 ],
     *                 "default": 4,
     *                 "examples": [
     *                   4
     *                 ]
     *               }
     *             }
     *           }
     *         }
     *       ]
     *     }
     * @example {
     *       "schema_version": "1.0.0",
     *       "items": []
     *     }
     */
    experiment_list: Contract.ExperimentList;
    /**
     * HedgeEvent
     * @description One call ended under a hedging policy; the full record is in hedging_metrics.json.
     */
    hedge_event: Contract.HedgeEvent;
    /**
     * HedgePayload
     * @description The call in short.
     */
    hedge_payload: Contract.HedgePayload;
    /**
     * Id
     * @description An opaque identifier, safe in a path and in a URL. Ours are UUIDv7 (RFC 9562), so they sort by time of creation; do not rely on it.
     * @example 0192f0c1-7a3e-7cc0-9d55-0a1b2c3d4e5f
     * @example scifact_lora
     */
    id: Contract.Id;
    /**
     * Job
     * @description A job of the service: one run that was asked for, and how it is doing. States only move forward.
     * @example {
     *       "schema_version": "1.0.0",
     *       "job_id": "0192f0c1-8000-7cc0-9d55-0a1b2c3d4e5f",
     *       "run_id": "0192f0c1-7a3e-7cc0-9d55-0a1b2c3d4e5f",
     *       "experiment_id": "scifact_lora",
     *       "state": "running",
     *       "params": {
     *         "epochs": 4
     *       },
     *       "seed": 42,
     *       "created_at": "2026-11-22T09:29:59.000Z",
     *       "updated_at": "2026-11-22T09:30:10.000Z",
     *       "started_at": "2026-11-22T09:30:00.000Z",
     *       "attempt": 1,
     *       "progress": {
     *         "completed": 1,
     *         "total": 3
     *       }
     *     }
     * @example {
     *       "schema_version": "1.0.0",
     *       "job_id": "0192f0c1-8001-7cc0-9d55-0a1b2c3d4e5f",
     *       "run_id": null,
     *       "experiment_id": "qa_ensemble",
     *       "state": "canceled",
     *       "params": {},
     *       "seed": null,
     *       "created_at": "2026-11-22T09:29:59.000Z",
     *       "updated_at": "2026-11-22T09:30:10.000Z",
     *       "finished_at": "2026-11-22T09:30:10.000Z",
     *       "attempt": 0,
     *       "canceled_by": "token-ci"
     *     }
     */
    job: Contract.Job;
    /**
     * JobList
     * @description A page of GET /v1/jobs, newest first.
     * @example {
     *       "schema_version": "1.0.0",
     *       "items": [
     *         {
     *           "schema_version": "1.0.0",
     *           "job_id": "0192f0c1-8000-7cc0-9d55-0a1b2c3d4e5f",
     *           "run_id": "0192f0c1-7a3e-7cc0-9d55-0a1b2c3d4e5f",
     *           "experiment_id": "scifact_lora",
     *           "state": "running",
     *           "params": {
     *             "epochs": 4
     *           },
     *           "seed": 42,
     *           "created_at": "2026-11-22T09:29:59.000Z",
     *           "updated_at": "2026-11-22T09:30:10.000Z",
     *           "started_at": "2026-11-22T09:30:00.000Z",
     *           "attempt": 1,
     *           "progress": {
     *             "completed": 1,
     *             "total": 3
     *           }
     *         }
     *       ],
     *       "next_cursor": "eyJhZnRlciI6IjAxOTIifQ"
     *     }
     * @example {
     *       "schema_version": "1.0.0",
     *       "items": [],
     *       "next_cursor": null
     *     }
     */
    job_list: Contract.JobList;
    /**
     * JobProgress
     * @description How far a job is.
     */
    job_progress: Contract.JobProgress;
    /**
     * JobRequest
     * @description Body of POST /v1/jobs: which registered experiment to run, with which parameters. Never a path, never code.
     * @example {
     *       "schema_version": "1.0.0",
     *       "experiment_id": "scifact_lora",
     *       "params": {
     *         "learning_rate": 0.003,
     *         "epochs": 4
     *       },
     *       "seed": 42
     *     }
     * @example {
     *       "schema_version": "1.0.0",
     *       "experiment_id": "qa_ensemble",
     *       "params": {},
     *       "name": "nightly"
     *     }
     */
    job_request: Contract.JobRequest;
    /**
     * JobState
     * @description State of a job. completed, failed and canceled are terminal and never change.
     * @enum {unknown}
     */
    job_state: Contract.JobState;
    /**
     * LogEvent
     * @description A line for people.
     */
    log_event: Contract.LogEvent;
    /**
     * LogPayload
     * @description The line and its level.
     */
    log_payload: Contract.LogPayload;
    /**
     * LoraConfig
     * @description Low-rank adapter (Hu et al. 2021): the adapted weight is W + (alpha / rank) B A.
     */
    lora: Contract.LoraConfig;
    /**
     * MetricEvent
     * @description One value of one metric.
     */
    metric_event: Contract.MetricEvent;
    /**
     * MetricPayload
     * @description A value and where in the stage it was taken: at least one of step and epoch.
     */
    metric_payload: Contract.MetricPayload;
    /**
     * Name
     * @description A short name of a stage, a metric, a parameter or an adapter: a letter or digit, then letters, digits, and the characters _ . : / @ + -.
     * @example train
     * @example citation_accuracy
     */
    name: Contract.Name;
    /**
     * ParamSchema
     * @description A JSON Schema (2020-12) of one parameter.
     */
    param_schema: Contract.ParamSchema;
    /**
     * ParamSchemas
     * @description JSON Schemas (2020-12) of parameters by name.
     */
    param_schemas: Contract.ParamSchemas;
    /**
     * ParamValue
     * @description The value of one parameter: a string, a finite number, a boolean or null.
     * @example 0.001
     * @example adamw
     * @example true
     */
    param_value: Contract.ParamValue;
    /**
     * Params
     * @description Parameters of a run by name: one point of the experiment's sweep.
     * @example {
     *       "learning_rate": 0.003,
     *       "lora_rank": 8,
     *       "lora_alpha": 16,
     *       "epochs": 4
     *     }
     */
    params: Contract.Params;
    /**
     * ParamsSchema
     * @description A JSON Schema (2020-12) of the parameters of an experiment. Any validator takes it as it is; of its keywords those named here are always in use.
     */
    params_schema: Contract.ParamsSchema;
    /**
     * RelativePath
     * @description A path inside the run's folder (or the data set's folder), with '/' between segments. No segment starts with a dot, so '.', '..' and hidden files cannot be named, and nothing can lead outside.
     * @example checkpoints/final/adapter_model.safetensors
     */
    path: Contract.RelativePath;
    /**
     * ProblemDocument
     * @description An error of the API, application/problem+json (RFC 9457).
     * @example {
     *       "schema_version": "1.0.0",
     *       "type": "urn:crucible:problem:validation",
     *       "title": "The request is not valid",
     *       "status": 422,
     *       "detail": "params.epochs must be a number",
     *       "instance": "/v1/jobs",
     *       "errors": [
     *         {
     *           "rule": "type",
     *           "pointer": "/params/epochs",
     *           "message": "epochs must be a number, not a string"
     *         }
     *       ]
     *     }
     * @example {
     *       "schema_version": "1.0.0",
     *       "type": "about:blank",
     *       "title": "Not Found",
     *       "status": 404
     *     }
     */
    problem: Contract.ProblemDocument;
    /**
     * ProblemItem
     * @description One mistake in a request.
     */
    problem_item: Contract.ProblemItem;
    /**
     * ProgressEvent
     * @description How far a stage is.
     */
    progress_event: Contract.ProgressEvent;
    /**
     * ProgressPayload
     * @description Work done and work in all.
     */
    progress_payload: Contract.ProgressPayload;
    /**
     * Rate
     * @description A fraction in [0, 1], never a percentage.
     * @example 0.25
     */
    rate: Contract.Rate;
    /**
     * RunStartEvent
     * @description The run begins; always seq 0.
     */
    run_start_event: Contract.RunStartEvent;
    /**
     * RunStartPayload
     * @description What the run is.
     */
    run_start_payload: Contract.RunStartPayload;
    /**
     * RunStopEvent
     * @description The run reached a terminal state; the last event of a run.
     */
    run_stop_event: Contract.RunStopEvent;
    /**
     * RunStopPayload
     * @description How the run ended.
     */
    run_stop_payload: Contract.RunStopPayload;
    /**
     * SchemaVersion
     * @description Version of the schema a document was written for, major.minor.patch (Semantic Versioning 2.0.0). Within a major, changes are additive only: a reader accepts every minor of its own major.
     * @example 1.0.0
     * @example 1.4.2
     */
    schema_version: Contract.SchemaVersion;
    /**
     * Scores
     * @description Numbers by name; each name says its unit or is defined in docs/metrics.md.
     * @example {
     *       "exact_match": 1,
     *       "f1": 0.8
     *     }
     */
    scores: Contract.Scores;
    /**
     * Seed
     * @description Seed of the pseudo-random generator, an integer from 0 to 2^53-1. The same seed on the same machine gives the same weights and the same answers.
     * @example 42
     */
    seed: Contract.Seed;
    /**
     * Sha256
     * @description SHA-256 over bytes on disk, 64 lower-case hexadecimal digits, as sha256sum prints it.
     * @example e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
     */
    sha256: Contract.Sha256;
    /**
     * StageErrorEvent
     * @description A stage failed or was canceled; it closes the stage as stage_stop does.
     */
    stage_error_event: Contract.StageErrorEvent;
    /**
     * StageErrorPayload
     * @description Why the stage failed.
     */
    stage_error_payload: Contract.StageErrorPayload;
    /**
     * StageKind
     * @description What a stage does: train a model, evaluate it, or analyse what was recorded.
     * @example train
     * @example eval
     * @enum {unknown}
     */
    stage_kind: Contract.StageKind;
    /**
     * StageStartEvent
     * @description A stage begins.
     */
    stage_start_event: Contract.StageStartEvent;
    /**
     * StageStartPayload
     * @description What the stage does.
     */
    stage_start_payload: Contract.StageStartPayload;
    /**
     * StageStopEvent
     * @description A stage ended without an error.
     */
    stage_stop_event: Contract.StageStopEvent;
    /**
     * StageStopPayload
     * @description How long the stage took.
     */
    stage_stop_payload: Contract.StageStopPayload;
    /**
     * StreamTokenClaims
     * @description Payload of a stream token: a JWT (RFC 7519) that opens one run's stream for at most five minutes. The header's typ is crucible-stream+jwt.
     * @example {
     *       "schema_version": "1.0.0",
     *       "iss": "crucible",
     *       "aud": "crucible:stream",
     *       "run_id": "0192f0c1-7a3e-7cc0-9d55-0a1b2c3d4e5f",
     *       "exp_id": "scifact_lora",
     *       "iat": 1795339800,
     *       "exp": 1795340100,
     *       "jti": "t-1"
     *     }
     * @example {
     *       "schema_version": "1.0.0",
     *       "iss": "https://crucible.internal",
     *       "aud": "crucible:stream",
     *       "run_id": "nightly_0042",
     *       "exp_id": "qa_ensemble",
     *       "iat": 1795339800,
     *       "exp": 1795339860
     *     }
     */
    stream_token_claims: Contract.StreamTokenClaims;
    /**
     * TelemetryEvent
     * @description One line of telemetry.jsonl, and one message of a run's stream. event_name says which variant it is.
     * @example {
     *       "schema_version": "1.1.0",
     *       "timestamp": "2026-11-22T09:30:00.000Z",
     *       "event_name": "run_start",
     *       "run_id": "0192f0c1-7a3e-7cc0-9d55-0a1b2c3d4e5f",
     *       "stage": null,
     *       "seq": 0,
     *       "payload": {
     *         "experiment_id": "scifact_lora",
     *         "params": {
     *           "learning_rate": 0.003,
     *           "lora_rank": 8
     *         },
     *         "seed": 42
     *       }
     *     }
     * @example {
     *       "schema_version": "1.1.0",
     *       "timestamp": "2026-11-22T09:30:01.000Z",
     *       "event_name": "stage_start",
     *       "run_id": "0192f0c1-7a3e-7cc0-9d55-0a1b2c3d4e5f",
     *       "stage": "train",
     *       "seq": 1,
     *       "payload": {
     *         "kind": "train"
     *       }
     *     }
     * @example {
     *       "schema_version": "1.1.0",
     *       "timestamp": "2026-11-22T09:30:02.000Z",
     *       "event_name": "metric",
     *       "run_id": "0192f0c1-7a3e-7cc0-9d55-0a1b2c3d4e5f",
     *       "stage": "train",
     *       "seq": 2,
     *       "payload": {
     *         "name": "loss",
     *         "value": 1.0986,
     *         "step": 0,
     *         "epoch": 0
     *       }
     *     }
     * @example {
     *       "schema_version": "1.1.0",
     *       "timestamp": "2026-11-22T09:30:03.000Z",
     *       "event_name": "checkpoint",
     *       "run_id": "0192f0c1-7a3e-7cc0-9d55-0a1b2c3d4e5f",
     *       "stage": "train",
     *       "seq": 3,
     *       "payload": {
     *         "schema_version": "1.0.0",
     *         "checkpoint_id": "final",
     *         "stage": "train",
     *         "step": 240,
     *         "path": "checkpoints/final/adapter_model.safetensors",
     *         "format": "safetensors",
     *         "bytes": 33560,
     *         "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
     *         "created_at": "2026-11-22T09:30:03.000Z"
     *       }
     *     }
     * @example {
     *       "schema_version": "1.1.0",
     *       "timestamp": "2026-11-22T09:30:04.000Z",
     *       "event_name": "stage_stop",
     *       "run_id": "0192f0c1-7a3e-7cc0-9d55-0a1b2c3d4e5f",
     *       "stage": "train",
     *       "seq": 4,
     *       "payload": {
     *         "duration_ms": 3000.5
     *       }
     *     }
     * @example {
     *       "schema_version": "1.1.0",
     *       "timestamp": "2026-11-22T09:30:05.000Z",
     *       "event_name": "stage_error",
     *       "run_id": "0192f0c1-7a3e-7cc0-9d55-0a1b2c3d4e5f",
     *       "stage": "eval",
     *       "seq": 5,
     *       "payload": {
     *         "error": {
     *           "name": "DatasetError",
     *           "message": "claims_dev.jsonl: line 7 is not a claim"
     *         },
     *         "duration_ms": 2.5
     *       }
     *     }
     * @example {
     *       "schema_version": "1.1.0",
     *       "timestamp": "2026-11-22T09:30:06.000Z",
     *       "event_name": "vote",
     *       "run_id": "0192f0c1-7a3e-7cc0-9d55-0a1b2c3d4e5f",
     *       "stage": "eval",
     *       "seq": 6,
     *       "payload": {
     *         "example_id": "q-17",
     *         "ensemble_id": "majority_of_three",
     *         "winner": "paris",
     *         "tie": false,
     *         "agreement": 1,
     *         "abstentions": 0,
     *         "correct": true
     *       }
     *     }
     * @example {
     *       "schema_version": "1.1.0",
     *       "timestamp": "2026-11-22T09:30:07.000Z",
     *       "event_name": "hedge",
     *       "run_id": "0192f0c1-7a3e-7cc0-9d55-0a1b2c3d4e5f",
     *       "stage": "eval",
     *       "seq": 7,
     *       "payload": {
     *         "call_id": "c-1",
     *         "arm": "hedged",
     *         "hedged": true,
     *         "winner": "backup",
     *         "delay_ms": 95.2,
     *         "latency_ms": 121.7
     *       }
     *     }
     * @example {
     *       "schema_version": "1.1.0",
     *       "timestamp": "2026-11-22T09:30:08.000Z",
     *       "event_name": "progress",
     *       "run_id": "0192f0c1-7a3e-7cc0-9d55-0a1b2c3d4e5f",
     *       "stage": "eval",
     *       "seq": 8,
     *       "payload": {
     *         "completed": 20,
     *         "total": 50,
     *         "unit": "examples"
     *       }
     *     }
     * @example {
     *       "schema_version": "1.1.0",
     *       "timestamp": "2026-11-22T09:30:09.000Z",
     *       "event_name": "log",
     *       "run_id": "0192f0c1-7a3e-7cc0-9d55-0a1b2c3d4e5f",
     *       "stage": "eval",
     *       "seq": 9,
     *       "payload": {
     *         "level": "warn",
     *         "message": "2 claims cite an abstract that is not in the corpus"
     *       }
     *     }
     * @example {
     *       "schema_version": "1.1.0",
     *       "timestamp": "2026-11-22T09:30:10.000Z",
     *       "event_name": "run_stop",
     *       "run_id": "0192f0c1-7a3e-7cc0-9d55-0a1b2c3d4e5f",
     *       "stage": null,
     *       "seq": 10,
     *       "payload": {
     *         "status": "completed",
     *         "duration_ms": 10000
     *       }
     *     }
     */
    telemetry_event: Contract.TelemetryEvent;
    /**
     * Timestamp
     * Format: date-time
     * @description A moment in UTC, RFC 3339 with the suffix Z and milliseconds or finer (three to nine fractional digits).
     * @example 2026-11-22T09:30:00.000Z
     */
    timestamp: Contract.Timestamp;
    /**
     * VoteEvent
     * @description An ensemble decided one example; the full trace is in votes.jsonl.
     */
    vote_event: Contract.VoteEvent;
    /**
     * VotePayload
     * @description The decision in short.
     */
    vote_payload: Contract.VotePayload;
  };
  responses: {
    /**
     * @description A parameter or a header is not valid or not known, or the body is no JSON that everyone reads
     *     alike: a syntax error, a duplicate key, invalid UTF-8.
     */
    BadRequest: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['problem'];
      };
    };
    /** @description There is no API token, or it is wrong or revoked. */
    Unauthorized: {
      headers: {
        'WWW-Authenticate': components['headers']['WWWAuthenticate'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['problem'];
      };
    };
    /** @description The API token lacks the scope that the operation needs. */
    Forbidden: {
      headers: {
        'WWW-Authenticate': components['headers']['WWWAuthenticate'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['problem'];
      };
    };
    /**
     * @description There is no stream token, or it is not one that this service signed for the stream, or it has
     *     expired.
     */
    StreamUnauthorized: {
      headers: {
        'WWW-Authenticate': components['headers']['WWWAuthenticate'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['problem'];
      };
    };
    /** @description The stream token is valid and is another run's. */
    StreamForbidden: {
      headers: {
        'WWW-Authenticate': components['headers']['WWWAuthenticate'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['problem'];
      };
    };
    /** @description There is no such job. */
    NotFound: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['problem'];
      };
    };
    /** @description There is no such job, or its run has no such file or is still writing it. */
    ArtifactNotFound: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['problem'];
      };
    };
    /** @description The request neither accepts `text/event-stream` nor asks for a WebSocket. */
    NotAcceptable: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['problem'];
      };
    };
    /** @description The first request with this `Idempotency-Key` is still being handled; try again. */
    IdempotencyKeyInUse: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['problem'];
      };
    };
    /** @description The job is completed or failed, and stays so. */
    JobAlreadyEnded: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['problem'];
      };
    };
    /**
     * @description The job has no run: it is still queued (try again), or was canceled before a worker began it.
     *     `retry_after_ms` is there in the first case only.
     */
    RunNotStarted: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['problem'];
      };
    };
    /** @description The body is larger than the service accepts; `detail` names the limit. */
    BodyTooLarge: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['problem'];
      };
    };
    /** @description The body is not `application/json`. */
    UnsupportedMediaType: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['problem'];
      };
    };
    /** @description The range begins past the end of the file. */
    RangeNotSatisfiable: {
      headers: {
        'Content-Range': components['headers']['UnsatisfiedRange'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['problem'];
      };
    };
    /**
     * @description The body is JSON and not a valid request, its experiment is not registered, its parameters
     *     are not that experiment's, or its `Idempotency-Key` was used with another body.
     */
    InvalidBody: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['problem'];
      };
    };
    /** @description The token's quota is used up, or, when a job is submitted, too many are waiting. */
    TooManyRequests: {
      headers: {
        'Retry-After': components['headers']['RetryAfter'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimitPolicy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['problem'];
      };
    };
    /** @description Too many streams are open, or too many were opened with this token. */
    TooManyStreams: {
      headers: {
        'Retry-After': components['headers']['RetryAfter'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['problem'];
      };
    };
    /** @description A fault of the service. `detail` says nothing of its inside; its log does. */
    InternalError: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['problem'];
      };
    };
    /** @description The service cannot reach its database or its files, or is stopping; try again. */
    Unavailable: {
      headers: {
        'Retry-After': components['headers']['RetryAfter'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['problem'];
      };
    };
  };
  parameters: {
    /**
     * @description Id of the job, as `createJob` gave it.
     * @example 0192f0c1-8000-7cc0-9d55-0a1b2c3d4e5f
     */
    JobId: components['schemas']['id'];
    /**
     * @description Path of the file relative to the run's folder, as `listArtifacts` gives it, as *one* segment
     *     of the URL: slashes are percent-encoded (`report.md`,
     *     `checkpoints%2Ffinal%2Fadapter_model.safetensors`). JavaScript's `encodeURIComponent` does
     *     it. A segment that begins with a dot is answered 400, encoded or not.
     * @example checkpoints/final/adapter_model.safetensors
     */
    ArtifactPath: components['schemas']['path'];
    /**
     * @description A string of your choice, unique for each job you mean to create (a UUID, say). The service
     *     remembers it for 24 hours for each API token. Sent again with the same body it creates
     *     nothing; with another body it is answered 422; while the first is still being handled, 409.
     * @example 0192f0c1-7fff-7cc0-9d55-0a1b2c3d4e5f
     */
    IdempotencyKey: string;
    /**
     * @description `next_cursor` of the page before; absent for the first page. Opaque, and good only with the
     *     filters it was made with.
     * @example eyJhZnRlciI6IjAxOTIifQ
     */
    Cursor: string;
    /**
     * @description Jobs on a page at most; a count.
     * @example 50
     */
    Limit: number;
    /**
     * @description Only jobs in this state. May be repeated, for jobs in any of several:
     *     `state=queued&state=running`.
     * @example [
     *       "queued",
     *       "running"
     *     ]
     */
    StateFilter: components['schemas']['job_state'][];
    /**
     * @description Only jobs of this experiment.
     * @example scifact_lora
     */
    ExperimentFilter: components['schemas']['id'];
    /**
     * @description Only the job with this run, if there is one. Every run is of one job.
     * @example 0192f0c1-7a3e-7cc0-9d55-0a1b2c3d4e5f
     */
    RunFilter: components['schemas']['id'];
    /**
     * @description `seq` of the last event received: the stream begins with the next one. Counts before `after`.
     *     An `EventSource` sends it by itself when it reconnects.
     * @example 1
     */
    LastEventId: components['schemas']['count'];
    /**
     * @description `seq` of the last event received, for clients that cannot set `Last-Event-ID`: the stream
     *     begins with the next one.
     * @example 1
     */
    After: components['schemas']['count'];
    /**
     * @description One range of bytes (RFC 9110, section 14). Several ranges, and units other than bytes, are
     *     answered 200 with the whole file.
     * @example bytes=0-13
     */
    Range: string;
    /**
     * @description The `ETag` of the version whose range is wanted; of another, the whole file is sent.
     * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
     */
    IfRange: string;
    /**
     * @description One or more `ETag`s that the client has; where one fits, the answer is 304.
     * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
     */
    IfNoneMatch: string;
  };
  requestBodies: never;
  headers: {
    /**
     * @description Where the job is, a path on this service.
     * @example /v1/jobs/0192f0c1-8000-7cc0-9d55-0a1b2c3d4e5f
     */
    Location: string;
    /**
     * @description How long to wait before trying again, in whole seconds.
     * @example 12
     */
    RetryAfter: number;
    /**
     * @description What is left of the token's quota (draft-ietf-httpapi-ratelimit-headers): `r` requests, until
     *     it is full again in `t` seconds.
     * @example "default";r=41;t=12
     */
    RateLimit: string;
    /**
     * @description The token's quota, `q` requests in a window of `w` seconds.
     * @example "default";q=60;w=60
     */
    RateLimitPolicy: string;
    /**
     * @description SHA-256 of the whole file, hexadecimal, in double quotes; a strong validator.
     * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
     */
    ETag: string;
    /**
     * @description The unit of ranges, always bytes.
     * @example bytes
     */
    AcceptRanges: 'bytes';
    /**
     * @description Which bytes of how many these are, both ends included.
     * @example bytes 0-13/41
     */
    ContentRange: string;
    /**
     * @description Size of the file in bytes, after `*` in place of a range.
     * @example bytes *\/41
     */
    UnsatisfiedRange: string;
    /**
     * @description Always a download; the name is the last segment of the path.
     * @example attachment; filename="report.md"
     */
    ContentDisposition: string;
    /**
     * @description Tells browsers not to guess a type, always nosniff.
     * @example nosniff
     */
    ContentTypeOptions: 'nosniff';
    /**
     * @description No cache keeps this answer, always no-store.
     * @example no-store
     */
    CacheControl: 'no-store';
    /**
     * @description What the service accepts, and what was wrong with the token (RFC 6750, section 3).
     * @example Bearer realm="crucible", error="invalid_token"
     */
    WWWAuthenticate: string;
  };
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  listExperiments: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The experiments. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['experiment_list'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalError'];
      503: components['responses']['Unavailable'];
    };
  };
  listJobs: {
    parameters: {
      query?: {
        /**
         * @description `next_cursor` of the page before; absent for the first page. Opaque, and good only with the
         *     filters it was made with.
         * @example eyJhZnRlciI6IjAxOTIifQ
         */
        cursor?: components['parameters']['Cursor'];
        /**
         * @description Jobs on a page at most; a count.
         * @example 50
         */
        limit?: components['parameters']['Limit'];
        /**
         * @description Only jobs in this state. May be repeated, for jobs in any of several:
         *     `state=queued&state=running`.
         * @example [
         *       "queued",
         *       "running"
         *     ]
         */
        state?: components['parameters']['StateFilter'];
        /**
         * @description Only jobs of this experiment.
         * @example scifact_lora
         */
        experiment_id?: components['parameters']['ExperimentFilter'];
        /**
         * @description Only the job with this run, if there is one. Every run is of one job.
         * @example 0192f0c1-7a3e-7cc0-9d55-0a1b2c3d4e5f
         */
        run_id?: components['parameters']['RunFilter'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page of jobs. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['job_list'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalError'];
      503: components['responses']['Unavailable'];
    };
  };
  createJob: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description A string of your choice, unique for each job you mean to create (a UUID, say). The service
         *     remembers it for 24 hours for each API token. Sent again with the same body it creates
         *     nothing; with another body it is answered 422; while the first is still being handled, 409.
         * @example 0192f0c1-7fff-7cc0-9d55-0a1b2c3d4e5f
         */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    /** @description Which experiment to run, and with which parameters. */
    requestBody: {
      content: {
        'application/json': components['schemas']['job_request'];
      };
    };
    responses: {
      /** @description Accepted. The job is queued, or is what an earlier request with this key made. */
      202: {
        headers: {
          Location: components['headers']['Location'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimitPolicy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['job'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      409: components['responses']['IdempotencyKeyInUse'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['InvalidBody'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalError'];
      503: components['responses']['Unavailable'];
    };
  };
  getJob: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Id of the job, as `createJob` gave it.
         * @example 0192f0c1-8000-7cc0-9d55-0a1b2c3d4e5f
         */
        id: components['parameters']['JobId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The job. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['job'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalError'];
      503: components['responses']['Unavailable'];
    };
  };
  cancelJob: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Id of the job, as `createJob` gave it.
         * @example 0192f0c1-8000-7cc0-9d55-0a1b2c3d4e5f
         */
        id: components['parameters']['JobId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The job is canceled, by this request or by an earlier one. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['job'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['JobAlreadyEnded'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalError'];
      503: components['responses']['Unavailable'];
    };
  };
  createStreamToken: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Id of the job, as `createJob` gave it.
         * @example 0192f0c1-8000-7cc0-9d55-0a1b2c3d4e5f
         */
        id: components['parameters']['JobId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The token. It is not stored, and is shown only here. */
      201: {
        headers: {
          'Cache-Control': components['headers']['CacheControl'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StreamToken'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['RunNotStarted'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalError'];
      503: components['responses']['Unavailable'];
    };
  };
  streamJob: {
    parameters: {
      query?: {
        /**
         * @description `seq` of the last event received, for clients that cannot set `Last-Event-ID`: the stream
         *     begins with the next one.
         * @example 1
         */
        after?: components['parameters']['After'];
      };
      header?: {
        /**
         * @description `seq` of the last event received: the stream begins with the next one. Counts before `after`.
         *     An `EventSource` sends it by itself when it reconnects.
         * @example 1
         */
        'Last-Event-ID'?: components['parameters']['LastEventId'];
      };
      path: {
        /**
         * @description Id of the job, as `createJob` gave it.
         * @example 0192f0c1-8000-7cc0-9d55-0a1b2c3d4e5f
         */
        id: components['parameters']['JobId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /**
       * @description The WebSocket is open. There is no body: each text message that follows is one telemetry
       *     event, with the schema of `text/event-stream` below.
       */
      101: {
        headers: {
          /**
           * @description The protocol that follows, always websocket.
           * @example websocket
           */
          Upgrade: 'websocket';
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The stream of server-sent events. The schema is that of each message's `data:`. */
      200: {
        headers: {
          'Cache-Control': components['headers']['CacheControl'];
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': components['schemas']['telemetry_event'];
        };
      };
      /** @description The run has ended and every event was delivered. No body; do not reconnect. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['StreamUnauthorized'];
      403: components['responses']['StreamForbidden'];
      404: components['responses']['NotFound'];
      406: components['responses']['NotAcceptable'];
      429: components['responses']['TooManyStreams'];
      500: components['responses']['InternalError'];
      503: components['responses']['Unavailable'];
    };
  };
  listArtifacts: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Id of the job, as `createJob` gave it.
         * @example 0192f0c1-8000-7cc0-9d55-0a1b2c3d4e5f
         */
        id: components['parameters']['JobId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The files, sorted by path. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ArtifactList'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalError'];
      503: components['responses']['Unavailable'];
    };
  };
  getArtifact: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description One range of bytes (RFC 9110, section 14). Several ranges, and units other than bytes, are
         *     answered 200 with the whole file.
         * @example bytes=0-13
         */
        Range?: components['parameters']['Range'];
        /**
         * @description The `ETag` of the version whose range is wanted; of another, the whole file is sent.
         * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
         */
        'If-Range'?: components['parameters']['IfRange'];
        /**
         * @description One or more `ETag`s that the client has; where one fits, the answer is 304.
         * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
         */
        'If-None-Match'?: components['parameters']['IfNoneMatch'];
      };
      path: {
        /**
         * @description Id of the job, as `createJob` gave it.
         * @example 0192f0c1-8000-7cc0-9d55-0a1b2c3d4e5f
         */
        id: components['parameters']['JobId'];
        /**
         * @description Path of the file relative to the run's folder, as `listArtifacts` gives it, as *one* segment
         *     of the URL: slashes are percent-encoded (`report.md`,
         *     `checkpoints%2Ffinal%2Fadapter_model.safetensors`). JavaScript's `encodeURIComponent` does
         *     it. A segment that begins with a dot is answered 400, encoded or not.
         * @example checkpoints/final/adapter_model.safetensors
         */
        path: components['parameters']['ArtifactPath'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The whole file. */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          'Accept-Ranges': components['headers']['AcceptRanges'];
          'Content-Disposition': components['headers']['ContentDisposition'];
          'X-Content-Type-Options': components['headers']['ContentTypeOptions'];
          [name: string]: unknown;
        };
        content: {
          'application/octet-stream': components['schemas']['ArtifactBytes'];
        };
      };
      /** @description The range that was asked for. */
      206: {
        headers: {
          ETag: components['headers']['ETag'];
          'Accept-Ranges': components['headers']['AcceptRanges'];
          'Content-Range': components['headers']['ContentRange'];
          'Content-Disposition': components['headers']['ContentDisposition'];
          'X-Content-Type-Options': components['headers']['ContentTypeOptions'];
          [name: string]: unknown;
        };
        content: {
          'application/octet-stream': components['schemas']['ArtifactBytes'];
        };
      };
      /** @description The file is the one that `If-None-Match` names. No body. */
      304: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['ArtifactNotFound'];
      416: components['responses']['RangeNotSatisfiable'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalError'];
      503: components['responses']['Unavailable'];
    };
  };
  getHealth: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The service can do its work. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Health'];
        };
      };
      400: components['responses']['BadRequest'];
      503: components['responses']['Unavailable'];
    };
  };
  getStreamKeys: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The keys that sign tokens now, and those whose tokens may not have expired. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StreamKeySet'];
        };
      };
      400: components['responses']['BadRequest'];
      500: components['responses']['InternalError'];
      503: components['responses']['Unavailable'];
    };
  };
}
