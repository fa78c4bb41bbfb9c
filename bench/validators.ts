/**
 * Our validators beside Ajv's standalone code, on parsed documents, in Node and in headless Chromium:
 * accepting valid ones, and rejecting others with a full report. Fails when they do not agree.
 *
 *   npm run build
 *   npx tsx bench/validators.ts [--rounds 15]
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import type { DocumentName, Profile } from '../src';
import { chromiumPath, launchChromium } from '../test/package/chromium';
import { ajvModule } from './validators-ajv';
import type { run, Result } from './validators-contest';
import { eventValues, exampleValues, MISTAKES, type JsonObject } from './validators-values';

const SEED = 2026;
const EVENTS = 5000;
const EXAMPLES = 500;
const DOCUMENTS = ['telemetry_event', 'vote_trace', 'prediction', 'run_manifest'] as const;
const PROFILES = ['writer', 'reader'] as const;
const GLOBAL = 'validatorsBench';

/** One row: who checks which values. With a report, all errors are asked of Ajv. */
interface Job {
  readonly title: string;
  readonly document: DocumentName;
  readonly profile: Profile;
  readonly withReport: boolean;
  readonly values: readonly JsonObject[];
}

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '15' } } });
const rounds = Number(options.rounds);

const jobs = allJobs();
const script = await bundle();
const [cpu] = cpus();
console.log(`${cpu?.model}, node ${process.version}, median of ${rounds} rounds`);
print('Node', inNode());
if (chromiumPath()) {
  const { version, results } = await inChromium();
  print(`Chromium ${version}`, results);
} else {
  console.log('\nno Chromium here: run apt-get install chromium');
}

function allJobs(): Job[] {
  const events = eventValues(EVENTS, SEED);
  return DOCUMENTS.flatMap((document) => {
    const valid = document === 'telemetry_event' ? events : exampleValues(document, EXAMPLES);
    return PROFILES.flatMap((profile) => [
      { title: 'valid', document, profile, withReport: false, values: valid },
      ...Object.entries(MISTAKES)
        // Which a reader does not mind.
        .filter(([mistake]) => profile === 'writer' || mistake !== 'an unknown property')
        .map(([title, make]) => ({
          title,
          document,
          profile,
          withReport: true,
          values: valid.map(make),
        })),
    ]);
  });
}

/** A script that gives the results of all jobs, for a page or for Node. */
async function bundle(): Promise<string> {
  const kinds = DOCUMENTS.flatMap((document) =>
    PROFILES.flatMap((profile) => [false, true].map((all) => ({ document, profile, all }))),
  );
  const contents = `
    import { VALIDATORS } from './dist/index.js';
    import { run } from './bench/validators-contest.ts';
    ${kinds.map(({ document, profile, all }, index) => `import ajv${index} from 'ajv:${document}:${profile}:${all}';`).join('\n')}
    const ajv = { ${kinds.map(({ document, profile, all }, index) => `'${document}:${profile}:${all}': ajv${index}`).join(', ')} };
    globalThis.${GLOBAL} = (jobs, rounds) => run(jobs.map((job) => {
      const ours = VALIDATORS[job.document][job.profile];
      return {
        ...job,
        isValid: !job.withReport,
        ours: (value) => ours(value).ok,
        ajv: ajv[job.document + ':' + job.profile + ':' + job.withReport],
      };
    }), rounds);
  `;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd() },
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    write: false,
    plugins: [
      {
        name: 'ajv',
        setup(plugin) {
          plugin.onResolve({ filter: /^ajv:/ }, ({ path }) => ({ path, namespace: 'ajv' }));
          plugin.onLoad({ filter: /.*/, namespace: 'ajv' }, ({ path }) => {
            const [, document, profile, all] = path.split(':');
            // The names are those of kinds.
            const module = ajvModule(document as DocumentName, profile as Profile, all === 'true');
            return { contents: module, resolveDir: process.cwd() };
          });
        },
      },
    ],
  });
  return outputFiles[0]?.text ?? '';
}

function inNode(): Result[] {
  (0, eval)(script);
  // What the script has just set.
  const bench = (globalThis as unknown as Record<typeof GLOBAL, RunJobs>)[GLOBAL];
  return bench(jobs, rounds);
}

type RunJobs = (jobs: readonly Job[], rounds: number) => ReturnType<typeof run>;

async function inChromium(): Promise<{ version: string; results: Result[] }> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: script });
    const call = `${GLOBAL}(${JSON.stringify(jobs)}, ${rounds})`;
    return { version: browser.version(), results: await page.evaluate<Result[]>(call) };
  } finally {
    await browser.close();
  }
}

function print(where: string, results: readonly Result[]): void {
  console.log(`\n${where}`);
  console.log(
    `  ${'document, profile, value'.padEnd(48)}      ours/s       Ajv/s   ours is faster by`,
  );
  for (const [index, { ours, ajv }] of results.entries()) {
    const job = jobs[index];
    const name = `${job?.document}, ${job?.profile}, ${job?.title}`;
    const perSecond = (nanoseconds: number) =>
      Math.round(1e9 / nanoseconds)
        .toLocaleString('en')
        .padStart(12);
    console.log(
      `  ${name.padEnd(46)}${perSecond(ours)}${perSecond(ajv)}   ${(ajv / ours).toFixed(2)}`,
    );
  }
}
