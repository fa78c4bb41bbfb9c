import { sweepPoints, type MLExperiment, type RunPoint, type RunParams } from '../../experiment';
import type { RegisteredExperiment } from '../registry';
import type { LeasedJob } from '../store';

/** A run as a job asks for it. */
export interface RunRequest {
  readonly experiment: MLExperiment;
  readonly point: RunPoint<RunParams>;
}

/**
 * The experiment, writing where the service wants it, and the point of its sweep: parameters that
 * were not named are the experiment's own, and so is the seed.
 */
export function runRequestOf(
  { run_id, request }: LeasedJob,
  { experiment, schema }: RegisteredExperiment,
  output_dir: string,
): RunRequest {
  const defaults = Object.entries(experiment.params).flatMap(([name, [value]]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const params = { ...Object.fromEntries(defaults), ...request.params };
  // In the order in which the experiment has them, whatever that of the request was.
  const ordered = Object.keys(schema.properties).map((name) => [name, [params[name]]]);
  const [point] = sweepPoints(
    Object.fromEntries(ordered) as MLExperiment['params'],
    experiment.seed,
  );
  if (!point) throw new Error('a parameter has no values');
  const seed = request.seed ?? point.seed;
  return { experiment: { ...experiment, output_dir }, point: { ...point, seed, run_id } };
}
