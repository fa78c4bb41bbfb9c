import { readFileSync } from 'node:fs';
import type { TelemetryEnvelope } from '../../src';
import { createClient, followRun, type FollowOptions } from '../../src/client';
import { scriptedService, type Turn } from './scripted-service';

/** The contract's examples: each kind of event once, a run from its beginning to its end. */
export const EVENTS = (
  JSON.parse(readFileSync('schemas/telemetry_event.schema.json', 'utf8')) as {
    examples: TelemetryEnvelope[];
  }
).examples;

/** The events of a recorded run. */
export function goldenEvents<T = TelemetryEnvelope>(name: string): T[] {
  const text = readFileSync(`test/golden/${name}/telemetry.jsonl`, 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}

/** Follows a scripted run to its end; what came, and what the service was asked. */
export async function follow(
  turns: readonly Turn[],
  options: Partial<Omit<FollowOptions, 'jobId' | 'runId'>> = {},
  events: readonly TelemetryEnvelope[] = EVENTS,
) {
  const { fetch, requests } = scriptedService(events, turns);
  const client = createClient({ baseUrl: 'http://service.test', fetch });
  let tokens = 0;
  const token = () => Promise.resolve(`token-${++tokens}`);
  const seen: TelemetryEnvelope[] = [];
  for await (const { value } of followRun({ client, jobId: 'job-1', token, ...options }))
    seen.push(value as TelemetryEnvelope);
  return { seen, requests };
}
