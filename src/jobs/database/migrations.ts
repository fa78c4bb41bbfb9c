/**
 * Steps that make the tables, in their order: version n is what the first n leave. A step that was
 * released never changes; what is to be different is a new step.
 *
 * What the client wrote is kept as `json`, its text unchanged: `text` and `jsonb` cannot hold the
 * character U+0000, and `jsonb` forgets the order of names.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TYPE crucible.job_state AS ENUM ('queued', 'running', 'completed', 'failed', 'canceled');

  CREATE TABLE crucible.job (
    job_id uuid PRIMARY KEY,
    -- Newest first is by this, which unlike times is never the same twice.
    ordinal bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    experiment_id text NOT NULL,
    request json NOT NULL,
    state crucible.job_state NOT NULL DEFAULT 'queued',
    run_id text UNIQUE,
    created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
    updated_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
    started_at timestamptz(3),
    finished_at timestamptz(3),
    attempt int NOT NULL DEFAULT 0,
    -- Attempts that ended with an error of the experiment's own, and with the loss of the worker.
    failures int NOT NULL DEFAULT 0,
    losses int NOT NULL DEFAULT 0,
    progress json,
    canceled_by text,
    error json,
    lease_holder text,
    lease_expires_at timestamptz,
    CHECK ((finished_at IS NOT NULL) = (state IN ('completed', 'failed', 'canceled'))),
    CHECK ((canceled_by IS NOT NULL) = (state = 'canceled')),
    CHECK ((lease_holder IS NULL) = (lease_expires_at IS NULL)),
    CHECK (lease_holder IS NULL OR state = 'running')
  );
  CREATE INDEX ON crucible.job (experiment_id, ordinal);
  CREATE INDEX ON crucible.job (ordinal) WHERE state = 'queued';
  CREATE INDEX ON crucible.job (ordinal) WHERE state = 'running';

  CREATE FUNCTION crucible.keep_job_forward() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.state IN ('completed', 'failed', 'canceled') THEN
      RAISE EXCEPTION 'job % is % and never changes', OLD.job_id, OLD.state;
    END IF;
    IF NEW.state < OLD.state THEN
      RAISE EXCEPTION 'job % cannot go from % back to %', OLD.job_id, OLD.state, NEW.state;
    END IF;
    IF OLD.run_id IS DISTINCT FROM NEW.run_id AND OLD.run_id IS NOT NULL THEN
      RAISE EXCEPTION 'job % keeps its run', OLD.job_id;
    END IF;
    -- What its document says has changed; a lease that is renewed is no change.
    IF ROW(OLD.state, OLD.run_id, OLD.started_at, OLD.attempt, OLD.progress::text)
      IS DISTINCT FROM ROW(NEW.state, NEW.run_id, NEW.started_at, NEW.attempt, NEW.progress::text)
    THEN
      NEW.updated_at := greatest(OLD.updated_at, clock_timestamp());
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER keep_job_forward BEFORE UPDATE ON crucible.job
    FOR EACH ROW
    -- As text: json has no equality.
    WHEN (OLD::text IS DISTINCT FROM NEW::text)
    EXECUTE FUNCTION crucible.keep_job_forward();

  CREATE FUNCTION crucible.tell_of_job() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_notify('crucible_job', NEW.job_id || ' ' || NEW.state);
    RETURN NULL;
  END $$;
  CREATE TRIGGER tell_of_new_job AFTER INSERT ON crucible.job
    FOR EACH ROW EXECUTE FUNCTION crucible.tell_of_job();
  CREATE TRIGGER tell_of_job_state AFTER UPDATE ON crucible.job
    FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION crucible.tell_of_job();

  CREATE TABLE crucible.api_token (
    token_id text PRIMARY KEY,
    name text NOT NULL,
    secret_sha256 bytea NOT NULL,
    scopes text[] NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
    revoked_at timestamptz(3)
  );
  CREATE UNIQUE INDEX ON crucible.api_token (name) WHERE revoked_at IS NULL;

  CREATE TABLE crucible.idempotency_key (
    token_id text NOT NULL,
    key text NOT NULL,
    body_sha256 bytea NOT NULL,
    job_id uuid NOT NULL REFERENCES crucible.job,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (token_id, key)
  );
  CREATE INDEX ON crucible.idempotency_key (created_at);
  `,
  `
  -- Signs stream tokens. The private half stands here, where every server of the service reads it.
  CREATE TABLE crucible.stream_key (
    kid text PRIMARY KEY,
    private_jwk json NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  `,
  `
  -- The events of runs that go on where no file holds them that every server can read: whole lines,
  -- by where they begin in the run's telemetry.jsonl.
  CREATE TABLE crucible.live_events (
    job_id uuid NOT NULL REFERENCES crucible.job,
    start bigint NOT NULL,
    lines bytea NOT NULL,
    PRIMARY KEY (job_id, start)
  );
  `,
  `
  -- Runs of jobs that were canceled while a worker had them, for as long as it has not ended them. The
  -- lease is the job's, which has none any more: should it expire, others end the run.
  CREATE TABLE crucible.canceled_run (
    job_id uuid PRIMARY KEY REFERENCES crucible.job,
    lease_holder text NOT NULL,
    lease_expires_at timestamptz NOT NULL
  );

  CREATE FUNCTION crucible.keep_canceled_run() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO crucible.canceled_run VALUES (OLD.job_id, OLD.lease_holder, OLD.lease_expires_at);
    RETURN NULL;
  END $$;
  CREATE TRIGGER keep_canceled_run AFTER UPDATE ON crucible.job
    FOR EACH ROW WHEN (NEW.state = 'canceled' AND OLD.lease_holder IS NOT NULL)
    EXECUTE FUNCTION crucible.keep_canceled_run();
  `,
];
