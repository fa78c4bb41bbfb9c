import fc from 'fast-check';
import { readTelemetryEvent, type EventPayloadMap } from '../../../src';
import type { StreamedEvent } from '../../../src/client';

/** What an event says: its name, its stage, its payload. */
type Said = readonly [name: string, stage: string | null, payload: object];

const STAGES = ['train', 'eval'];
const stage = fc.constantFrom(...STAGES);
const count = fc.nat(50);
const value = fc.integer({ min: -1000, max: 1000 }).map((n) => n / 8);

const said = <K extends keyof EventPayloadMap>(
  name: K,
  payload: fc.Arbitrary<EventPayloadMap[K]>,
) => fc.tuple(fc.constant(name), stage, payload);

/** Anything that a run may tell, in any order, restarts of its stages and events of tomorrow too. */
const SAID: fc.Arbitrary<Said> = fc.oneof(
  { weight: 1, arbitrary: said('stage_start', fc.constant({ kind: 'eval' })) },
  { weight: 1, arbitrary: said('stage_stop', fc.constant({ duration_ms: 5 })) },
  {
    weight: 1,
    arbitrary: said(
      'stage_error',
      fc.constant({ error: { name: 'RunInterrupted', message: 'it stopped' }, duration_ms: 5 }),
    ),
  },
  {
    weight: 8,
    arbitrary: said(
      'metric',
      fc.record({ name: fc.constantFrom('loss', 'a/accuracy'), value, step: count }),
    ),
  },
  {
    weight: 2,
    arbitrary: said('metric', fc.record({ name: fc.constant('by_epoch'), value, epoch: count })),
  },
  {
    weight: 3,
    arbitrary: said(
      'vote',
      fc.record({
        example_id: fc.constantFrom('q-1', 'q-2'),
        ensemble_id: fc.constantFrom('majority', 'weighted'),
        winner: fc.constantFrom('paris', null),
        tie: fc.boolean(),
        agreement: fc.constantFrom(1, 0.5),
        abstentions: fc.nat(2),
        correct: fc.constantFrom(true, false, null),
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: said(
      'hedge',
      fc.record({
        call_id: fc.constant('c-1'),
        arm: fc.constantFrom('unhedged', 'hedged'),
        hedged: fc.boolean(),
        winner: fc.constantFrom('primary', 'backup', null),
        delay_ms: fc.constantFrom(null, 90),
        latency_ms: count,
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: said('progress', fc.record({ completed: count, total: fc.constantFrom(null, 50) })),
  },
  {
    weight: 1,
    arbitrary: said(
      'checkpoint',
      fc.constant({
        schema_version: '1.0.0',
        checkpoint_id: 'final',
        stage: 'train',
        step: 1,
        path: 'checkpoints/final.safetensors',
        format: 'safetensors',
        bytes: 1,
        sha256: '0'.repeat(64),
        created_at: '2026-11-22T09:30:00.000Z',
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: said('log', fc.record({ level: fc.constant('warn'), message: fc.string() })),
  },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('thought', 'doubt'), stage, fc.constant({})) },
);

/** As a stream would give it. */
export function streamed([event_name, at, payload]: Said, seq: number): StreamedEvent {
  const result = readTelemetryEvent({
    schema_version: '1.999.0',
    timestamp: '2026-11-22T09:30:00.000Z',
    event_name,
    run_id: 'run',
    stage: at,
    seq,
    payload,
  });
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('\n'));
  return result;
}

export const EVENTS = fc.array(SAID, { maxLength: 120 }).map((all) => all.map(streamed));
