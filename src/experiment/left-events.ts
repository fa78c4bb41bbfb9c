import { join } from 'node:path';
import type { RunStatus } from '../contract';
import { readTelemetry } from '../telemetry';
import { TELEMETRY_FILE } from './run-files';

/** How far the events go that a killed process has left. */
export interface LeftEvents {
  /** The stage that was started and not closed. */
  readonly openStage: string | undefined;
  /** How the run has ended, when only its manifest does not say so. */
  readonly stopped: Exclude<RunStatus, 'running'> | undefined;
}

/** @throws ArtifactError when a whole line is no event */
export async function readLeftEvents(folder: string): Promise<LeftEvents> {
  let left: LeftEvents = { openStage: undefined, stopped: undefined };
  for await (const { event } of readTelemetry(join(folder, TELEMETRY_FILE))) {
    if (!event.known) continue;
    const { event_name, stage, payload } = event.value;
    if (event_name === 'stage_start') left = { ...left, openStage: stage ?? undefined };
    if (event_name === 'stage_stop' || event_name === 'stage_error')
      left = { ...left, openStage: undefined };
    if (event_name === 'run_stop') left = { ...left, stopped: payload.status };
  }
  return left;
}
