import type { TelemetryEvent } from '../../src';
import { asWritten, type Spelling } from './spellings';

/** What a program that writes events gets wrong; each breaks one rule, of one line alone. */
const MISTAKES: readonly ((event: TelemetryEvent) => object)[] = [
  (event) => ({ ...event, schema_version: 1 }),
  (event) => ({ ...event, stage: 17 }),
  (event) => ({ ...event, note: 'not in the schema' }),
  (event) => ({ ...event, payload: { ...event.payload, extra: true } }),
  (event) => ({ ...event, timestamp: event.timestamp.replace('T', ' ') }),
];

/** Every so many events a mistake: each kind in turn. */
export function withMistakes(every: number): Spelling {
  return (event, seq) => {
    const mistake = MISTAKES[Math.floor(seq / every) % MISTAKES.length];
    return seq % every === 0 && mistake ? JSON.stringify(mistake(event)) : asWritten(event, seq);
  };
}
