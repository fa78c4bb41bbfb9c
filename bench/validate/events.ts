import type { TelemetryEvent } from '../../src';
import { SCHEMA_VERSIONS } from '../../src/contract';
import { seededRandom, type SeededRandom } from '../../src/stats';

type Envelope = Pick<TelemetryEvent, 'schema_version' | 'timestamp' | 'run_id' | 'seq'>;

/** What happens inside a stage, as often as in a run that trains and then evaluates. */
const SHARES = { metric: 0.6, progress: 0.1, vote: 0.1, hedge: 0.1, log: 0.07, checkpoint: 0.03 };
const HEX = '0123456789abcdef';

/** The events of one run, every variant: the same for the same seed. */
export function* eventsOfRun(count: number, seed: number): Generator<TelemetryEvent> {
  const random = seededRandom(seed);
  for (let seq = 0; seq < count; seq++) yield eventAt(seq, count, random);
}

function envelope(seq: number): Envelope {
  return {
    schema_version: SCHEMA_VERSIONS.telemetry_event.version,
    timestamp: new Date(Date.UTC(2026, 10, 22) + seq).toISOString(),
    run_id: '0192f0c1-7a3e-7cc0-9d55-0a1b2c3d4e5f',
    seq,
  };
}

function eventAt(seq: number, count: number, random: SeededRandom): TelemetryEvent {
  const at = envelope(seq);
  if (seq === 0) {
    const payload = { experiment_id: 'bench', params: { learning_rate: 0.003 }, seed: 42 };
    return { ...at, event_name: 'run_start', stage: null, payload };
  }
  if (seq === count - 1) {
    const payload = { status: 'completed', duration_ms: seq } as const;
    return { ...at, event_name: 'run_stop', stage: null, payload };
  }
  const stage = `stage-${Math.floor(seq / 1000)}`;
  if (seq % 1000 === 1) {
    return { ...at, event_name: 'stage_start', stage, payload: { kind: 'train' } };
  }
  if (seq % 1000 === 999) {
    const duration_ms = 1000 * random.uniform();
    if (random.uniform() < 0.9) {
      return { ...at, event_name: 'stage_stop', stage, payload: { duration_ms } };
    }
    const error = { name: 'DatasetError', message: `line ${seq}: "claim" is not there` };
    return { ...at, event_name: 'stage_error', stage, payload: { error, duration_ms } };
  }
  return inStage({ ...at, stage }, random);
}

function inStage(at: Envelope & { stage: string }, random: SeededRandom): TelemetryEvent {
  const { seq } = at;
  const [chance, rate] = [random.uniform(), random.uniform()];
  switch (pick(chance)) {
    case 'metric':
      return { ...at, event_name: 'metric', payload: { name: 'loss', value: rate, step: seq } };
    case 'progress':
      return { ...at, event_name: 'progress', payload: { completed: seq, total: null } };
    case 'vote': {
      const payload = { winner: 'SUPPORT', tie: rate < 0.1, agreement: rate, abstentions: 0 };
      return {
        ...at,
        event_name: 'vote',
        payload: { ensemble_id: 'vote', example_id: `q-${seq}`, ...payload },
      };
    }
    case 'hedge': {
      const hedged = rate < 0.2;
      const payload = { hedged, winner: hedged ? 'backup' : 'primary', delay_ms: 95.2 } as const;
      return {
        ...at,
        event_name: 'hedge',
        payload: { call_id: `c-${seq}`, latency_ms: 100 * rate, ...payload },
      };
    }
    case 'checkpoint': {
      const sha256 = Array.from({ length: 64 }, () => HEX[random.below(16)]);
      const payload = {
        schema_version: SCHEMA_VERSIONS.checkpoint.version,
        checkpoint_id: `step-${seq}`,
        stage: at.stage,
        step: seq,
        path: `checkpoints/step-${seq}/adapter_model.safetensors`,
        format: 'safetensors',
        bytes: 33560,
        sha256: sha256.join(''),
        created_at: at.timestamp,
      } as const;
      return { ...at, event_name: 'checkpoint', payload };
    }
    case 'log': {
      const message = `${'word '.repeat(Math.floor(rate * 20))}“naïve” \u{1f600}`;
      return { ...at, event_name: 'log', payload: { level: 'info', message } };
    }
  }
}

/** The variant on which a number from [0, 1) falls. */
function pick(chance: number): keyof typeof SHARES {
  let left = chance;
  for (const name of ['metric', 'progress', 'vote', 'hedge', 'log'] as const) {
    left -= SHARES[name];
    if (left < 0) return name;
  }
  return 'checkpoint';
}
