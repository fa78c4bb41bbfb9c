import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { resolve, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transform } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { CrucibleClient, StreamedEvent } from '../../src/client';
import type { Job, ProblemDocument } from '../../src';
import { EVENTS } from '../client/follow';
import { unpackedProject, type Project } from './project';
import { snippetsOf } from './snippets';
import { typecheck } from './typecheck';

const DOC = 'docs/client.md';
const SNIPPETS = snippetsOf(DOC);

interface Mocked {
  BASE: string;
  server: {
    listen: (options: object) => void;
    close: () => void;
    use: (...handlers: unknown[]) => void;
    resetHandlers: () => void;
  };
  fillQueue: () => void;
}

interface Submit {
  clientOf: (baseUrl: string, token: () => Promise<string>) => CrucibleClient;
  submit: (client: CrucibleClient, experiment: string) => Promise<Job>;
  textOf: (problem: ProblemDocument) => string;
}

interface Follow {
  watch: (
    client: CrucibleClient,
    runId: string,
    signal: AbortSignal,
    show: (view: object) => void,
  ) => Promise<void>;
  reasonOf: (error: unknown) => string;
}

let project: Project;
let mocked: Mocked;
let submitting: Submit;
let following: Follow;

beforeAll(async () => {
  project = unpackedProject();
  // openapi-fetch comes with the package, for its types; msw is the user's own.
  for (const name of ['openapi-fetch', 'msw'])
    symlinkSync(resolve('node_modules', name), join(project.folder, 'node_modules', name));
  writeFileSync(join(project.folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  for (const { file, text } of SNIPPETS) {
    const { code } = await transform(text, { loader: 'ts' });
    writeFileSync(join(project.folder, file), text);
    writeFileSync(join(project.folder, file.replace(/ts$/, 'js')), code);
  }
  mocked = await load<Mocked>('mocked');
  submitting = await load<Submit>('submit');
  following = await load<Follow>('follow');
  mocked.server.listen({ onUnhandledRequest: 'error' });
});
afterAll(() => {
  mocked.server.close();
  project.remove();
});

async function load<T>(name: string): Promise<T> {
  return (await import(pathToFileURL(join(project.folder, `${name}.js`)).href)) as T;
}

const { signal } = new AbortController();
const client = () => submitting.clientOf(mocked.BASE, () => Promise.resolve('any'));

describe('the snippets of docs/client.md', () => {
  it.each(['bundler', 'nodenext'] as const)('compile under %s', (resolution) => {
    const paths = SNIPPETS.map(({ file }) => join(project.folder, file));
    expect(paths).toHaveLength(6);
    // The declarations of msw do not compile without those of Node, nor with both.
    const ours = typecheck(paths, resolution, 'browser').filter((line) =>
      line.startsWith(project.folder),
    );
    expect(ours).toEqual([]);
  });

  it('submit a job, and say why one is not taken', async () => {
    expect(await submitting.submit(client(), 'mine')).toMatchObject({ experiment_id: 'mine' });
    onTestFinished(() => mocked.server.resetHandlers());
    mocked.fillQueue();
    await expect(submitting.submit(client(), 'mine')).rejects.toThrow('try again in 12 seconds');
    const errors = [{ rule: 'type', pointer: '/params/a', message: 'a must be a number' }];
    const problem = { schema_version: '1.0.0', type: 'about:blank', title: 'No', status: 422 };
    expect(submitting.textOf({ ...problem, errors })).toBe('No\n/params/a: a must be a number');
  });

  it('make a form of the parameters of an experiment', async () => {
    type FormsOf = (client: CrucibleClient) => Promise<Map<string, { name: string }[]>>;
    const { formsOf } = await load<{ formsOf: FormsOf }>('params-form');
    // The newest one first, which another test has submitted.
    const { data } = await client().GET('/v1/jobs');
    const { experiment_id = '', params = {} } = data?.items.at(-1) ?? {};
    const form = (await formsOf(client())).get(experiment_id);
    expect(form).not.toEqual([]);
    expect(form?.map(({ name }) => name)).toEqual(Object.keys(params));
    expect(form).toContainEqual({
      name: 'learning_rate',
      input: 'number',
      value: params['learning_rate'],
      suggestions: [String(params['learning_rate'])],
    });
  });

  it('show a run, and say why one cannot be followed', async () => {
    const views: object[] = [];
    const runId = EVENTS[0]?.run_id ?? '';
    await following.watch(client(), runId, signal, (view) => views.push(view));
    expect(views).toHaveLength(EVENTS.length);
    expect(views.at(-1)).toEqual({ stage: 'train', loss: [1.0986], status: 'completed' });
    const missing = following.watch(client(), 'no-such-run', signal, () => undefined);
    const error: unknown = await missing.catch((reason: unknown) => reason);
    expect(following.reasonOf(error)).toBe('There is no such run.');
  });

  it('follow with tokens of a server of one’s own, and a run that was recorded', async () => {
    type FollowJob = (...args: unknown[]) => AsyncIterable<StreamedEvent>;
    const { followJob } = await load<{ followJob: FollowJob }>('follow-without-api-token');
    const { playing } = await load<{ playing: (...args: unknown[]) => unknown[] }>('recorded');
    const { http, HttpResponse } = await import('msw');
    const telemetry = readFileSync('test/golden/reliability_hedging/telemetry.jsonl', 'utf8');
    onTestFinished(() => mocked.server.resetHandlers());
    mocked.server.use(...playing(telemetry, '# Report', mocked.BASE, 1000));
    // The newest one first, which another test has submitted.
    const { data } = await client().GET('/v1/jobs');
    const id = data?.items[0]?.job_id ?? '';
    const mintUrl = 'https://own.example/tokens';
    const mint = http.post(mintUrl, async () => {
      const path = { id };
      const minted = await client().POST('/v1/jobs/{id}/stream-token', { params: { path } });
      return HttpResponse.text(minted.data?.token ?? '');
    });
    mocked.server.use(mint);
    const lines: string[] = [];
    for await (const { value } of followJob(mocked.BASE, id, mintUrl, signal))
      lines.push(JSON.stringify(value));
    expect(`${lines.join('\n')}\n`).toBe(telemetry);
    mocked.server.use(http.post(mintUrl, () => new HttpResponse(null, { status: 401 })));
    const signedOut = followJob(mocked.BASE, id, mintUrl, signal)[Symbol.asyncIterator]();
    await expect(signedOut.next()).rejects.toThrow('You are signed out.');
  });
});
