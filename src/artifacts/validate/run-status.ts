import type { RunManifest, TelemetryEvent } from '../../contract';
import { runProblem, type RunProblem } from './run-problem';

/** Status that the run_stop event states, if the event is one. */
export function stopStatus(event: TelemetryEvent): string | undefined {
  return event.event_name === 'run_stop' ? event.payload.status : undefined;
}

/**
 * Checks the status of an ended run against its run_stop. Only a completed run must have one: what
 * was killed may have been marked as failed from outside.
 */
export function checkRunStatus({ status }: RunManifest, stop: string | undefined): RunProblem[] {
  if (status === 'running' || stop === status) return [];
  if (stop === undefined && status !== 'completed') return [];
  const received = stop === undefined ? 'none in telemetry.jsonl' : `run_stop with ${stop}`;
  const hint = 'the manifest is written last, with the status of run_stop';
  const what = `The run is ${status}, and its events say otherwise`;
  return [runProblem('run-status', '/status', what, `run_stop with ${status}`, received, hint)];
}
