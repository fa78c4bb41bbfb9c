import type { QualityResult, QualityTarget, RunManifest } from '../../contract';
import { runProblem, type RunProblem } from './run-problem';

/** Checks that the results stand to their targets one by one, and that `passed` follows. */
export function* checkQualityResults(manifest: RunManifest): Generator<RunProblem> {
  const { status, quality_targets: targets, quality_results: results } = manifest;
  if (!results && status !== 'completed') return;
  const count = results?.length ?? 0;
  if (count !== targets.length) {
    yield runProblem(
      'quality-result',
      '/quality_results',
      'The results are not as many as the quality targets',
      String(targets.length),
      String(count),
      'write one result for each target, in the same order; a missing metric has value null',
    );
  }
  for (const [index, result] of (results ?? []).entries()) {
    const target = targets[index];
    if (target) yield* checkResult(target, result, `/quality_results/${index}`);
  }
}

function* checkResult(
  target: QualityTarget,
  result: QualityResult,
  pointer: string,
): Generator<RunProblem> {
  for (const member of ['metric', 'adapter_id', 'split', 'comparator', 'threshold'] as const) {
    if (target[member] === result[member]) continue;
    yield runProblem(
      'quality-result',
      `${pointer}/${member}`,
      `The result has another ${member} than the target in its place`,
      inWords(target[member]),
      inWords(result[member]),
      'results repeat their targets, in the same order',
    );
  }
  const passed = follows(result);
  if (result.passed === passed) return;
  const { value, comparator, threshold } = result;
  yield runProblem(
    'quality-result',
    `${pointer}/passed`,
    `passed does not follow from ${value ?? 'a missing value'} ${comparator} ${threshold}`,
    String(passed),
    String(result.passed),
    'a gate passes when its value is there and on the right side of the threshold',
  );
}

function follows({ value, comparator, threshold }: QualityResult): boolean {
  if (value === null) return false;
  return comparator === 'gte' ? value >= threshold : value <= threshold;
}

function inWords(value: string | number | undefined): string {
  return value === undefined ? 'nothing' : String(value);
}
