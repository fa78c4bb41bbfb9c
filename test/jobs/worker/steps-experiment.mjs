import { appendFileSync, existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** Whether the second stage has to go on: until the file `gate` is there. */
const isShut = (name, { gate }) => name === 'second' && gate !== '' && !existsSync(gate);

const stage = (name, kind) => ({
  name,
  kind,
  async run({ folder, params, metric, predict, signal }) {
    // Beside the run, since what stages leave in its folder is restored.
    appendFileSync(`${folder}.ran`, `${name}\n`);
    if (params.fails > 0) {
      appendFileSync(`${folder}.failed`, 'x');
      const { readFileSync } = await import('node:fs');
      if (readFileSync(`${folder}.failed`).length <= params.fails) throw new RangeError('it fails');
    }
    // Once, a stage that does not listen.
    if (params.deaf_ms > 0 && !existsSync(`${folder}.deaf`)) {
      appendFileSync(`${folder}.deaf`, '');
      await wait(params.deaf_ms);
    }
    for (let step = 0; step < params.steps || isShut(name, params); step++) {
      metric(`${name}/step`, step, { step });
      await predict({
        example_id: `${name}-${step}`,
        adapter_id: 'one',
        split: 'dev',
        output: String(step),
        output_valid: null,
        gold: [],
        scores: { accuracy: 1 },
        latency_ms: params.step_ms,
      });
      await wait(params.step_ms, undefined, { signal });
    }
  },
});

/** Waits, as what asks a server does: two stages of `steps` steps, each `step_ms` long. */
export default {
  experiment_id: 'steps',
  name: 'Steps',
  description: '',
  params: { steps: [3], step_ms: [10], fails: [0], deaf_ms: [0], gate: [''] },
  seed: 1,
  quality_targets: [],
  async loadData() {
    const manifest = {
      schema_version: '1.0.0',
      name: 'nothing',
      version: '1',
      split: 'dev',
      sha256: '0'.repeat(64),
      num_examples: 0,
      license: 'CC0-1.0',
      source: 'nowhere',
      files: [],
    };
    return { manifest, data: null };
  },
  stages: [stage('first', 'train'), stage('second', 'eval')],
};
