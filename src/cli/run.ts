import { homedir } from 'node:os';
import { join } from 'node:path';
import { printable } from '../artifacts';
import {
  createLocalLoraBackend,
  isExperimentError,
  TinkexRunner,
  type RunOutcome,
} from '../experiment';
import { loadExperiment } from './load-experiment';
import { painter } from './paint';
import { showProgress } from './progress';
import { withParams } from './sweep-option';
import { usesColor } from './uses-color';

/** Options of `crucible run`, as commander reads them. */
export interface RunCommandOptions {
  readonly outputDir?: string;
  readonly data?: string;
  readonly seed?: number;
  readonly param: readonly string[];
  readonly cacheDir?: string;
  readonly format: 'pretty' | 'json';
}

/** `crucible run`: 0 when every run completed and passed its gates, 1 when not, 2 for wrong usage. */
export async function run(file: string, options: RunCommandOptions): Promise<number> {
  const canceling = new AbortController();
  const cancel = () => {
    // A second signal ends the process as it would without us.
    process.removeListener('SIGINT', cancel);
    process.stderr.write('\ncanceling the run; again to stop at once\n');
    canceling.abort();
  };
  process.on('SIGINT', cancel);
  const endProgress = process.stderr.isTTY ? showProgress(process.stderr) : undefined;
  const cacheDir = options.cacheDir ?? defaultCacheDir();
  const backend = createLocalLoraBackend({ cacheDir });
  try {
    const outcomes = await new TinkexRunner({ backend, cacheDir }).run(
      await experimentOf(file, options),
      {
        ...(options.data !== undefined && { data: options.data }),
        signal: canceling.signal,
      },
    );
    endProgress?.();
    for (const outcome of outcomes) process.stdout.write(render(outcome, options.format));
    return outcomes.length > 0 && outcomes.every(isFine) ? 0 : 1;
  } catch (error) {
    endProgress?.();
    if (!isExperimentError(error)) throw error;
    process.stderr.write(`crucible run: ${printable(error.message)}\n  ${error.help}\n`);
    return 2;
  } finally {
    process.removeListener('SIGINT', cancel);
    await backend.close();
  }
}

async function experimentOf(file: string, { outputDir, seed, param }: RunCommandOptions) {
  const experiment = withParams(await loadExperiment(file), param);
  return {
    ...experiment,
    ...(outputDir !== undefined && { output_dir: outputDir }),
    ...(seed !== undefined && { seed }),
  };
}

/** What depends on data and code alone, such as vectors of texts: all runs share it. */
function defaultCacheDir(): string {
  const caches = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  return join(caches, 'crucible-contracts');
}

function isFine({ manifest }: RunOutcome): boolean {
  const gates = manifest.quality_results ?? [];
  return manifest.status === 'completed' && gates.every(({ passed }) => passed);
}

function render(outcome: RunOutcome, format: RunCommandOptions['format']): string {
  const { folder, manifest } = outcome;
  const { run_id, status, quality_results = [], error } = manifest;
  const report = join(folder, 'report.md');
  if (format === 'json')
    return `${JSON.stringify({ run_id, status, folder, report, quality_results, error })}\n`;
  const paint = painter(usesColor(process.stdout));
  const state = paint(status === 'completed' ? 'green' : 'red', status);
  const gates = quality_results.map(({ metric, comparator, threshold, value, passed }) => {
    const verdict = passed ? paint('green', 'passed') : paint('red', 'failed');
    const measured = value === null ? 'not measured' : value.toFixed(3);
    const bound = `${comparator === 'gte' ? '>=' : '<='} ${threshold}`;
    return `  gate       ${verdict}  ${metric} ${measured} (${bound})\n`;
  });
  return [
    `run ${run_id}: ${state}\n`,
    ...(error ? [`  error      ${printable(`${error.name}: ${error.message}`)}\n`] : []),
    `  report     ${report}\n`,
    `  artifacts  ${folder}\n`,
    ...gates,
  ].join('');
}
