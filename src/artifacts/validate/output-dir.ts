import type { RunManifest } from '../../contract';
import { runProblem, type RunProblem } from './run-problem';

/** Checks that `output_dir` does not lead upwards. */
export function checkOutputDir({ output_dir }: RunManifest): RunProblem[] {
  if (!output_dir.split(/[\\/]/).includes('..')) return [];
  const what = "output_dir leads upwards with '..'";
  const hint = 'write the resolved path';
  return [runProblem('path-outside', '/output_dir', what, "a path without '..'", output_dir, hint)];
}
