import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transform } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HedgedCall, HedgingPolicy, VoteTrace } from '../../src';
import type { Adapter } from '../../src/adapters';
import { installedProject, type Project } from './project';
import { snippetsOf } from './snippets';
import { typecheck } from './typecheck';

const DOC = 'docs/reliability.md';
const SNIPPETS = snippetsOf(DOC);

let project: Project;
beforeAll(async () => {
  project = installedProject();
  writeFileSync(join(project.folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  for (const { file, text } of SNIPPETS) {
    const { code } = await transform(text, { loader: 'ts' });
    writeFileSync(join(project.folder, file), text);
    writeFileSync(join(project.folder, file.replace(/ts$/, 'js')), code);
  }
});
afterAll(() => project.remove());

/** What a snippet exports. */
const load = async <T>(name: string) =>
  (await import(pathToFileURL(join(project.folder, `${name}.js`)).href)) as T;

describe('the snippets about votes and hedging', () => {
  it('compile', () => {
    const paths = SNIPPETS.map(({ file }) => join(project.folder, file));
    expect(paths).toHaveLength(3);
    expect(typecheck(paths, 'nodenext', 'node')).toEqual([]);
  });

  it('vote, and decide the vote again', async () => {
    const { constant } = await load<{ constant: (id: string, text: string) => Adapter }>('models');
    const { vote } = await load<{
      vote: (members: Adapter[], question: string) => Promise<Record<string, VoteTrace>>;
    }>('vote');
    const members = [constant('a', '1,000'), constant('b', '1e3'), constant('c', 'many')];
    const { trace, replayed } = await vote(members, 'How many?');
    expect(trace).toMatchObject({ winner: '1000', output: '1,000', correct: true });
    expect(JSON.stringify(replayed)).toBe(JSON.stringify(trace));
  });

  it('hedge, and leave a record of every call', async () => {
    const { constant } = await load<{ constant: (id: string, text: string) => Adapter }>('models');
    const { hedged } = await load<{
      hedged: (a: Adapter, b: Adapter) => { adapter: Adapter; calls: HedgedCall[]; policy: HedgingPolicy };
    }>('hedge'); // prettier-ignore
    const broken: Adapter = { adapter_id: 'broken', generate: () => Promise.reject(new Error('no')) }; // prettier-ignore
    const { adapter, calls, policy } = hedged(broken, constant('backup', 'yes'));
    const request = { messages: [{ role: 'user', content: 'Which?' }] } as const;
    expect(await adapter.generate(request)).toMatchObject({ text: 'yes' });
    expect(calls).toMatchObject([{ decision: 'attempt_failed', winner: 'backup', attempts: 2 }]);
    expect(policy).toMatchObject({ window: 1000, warm_up: 20, min_delay_ms: 1 });
  });

  it('name entry points that exist', () => {
    const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: object };
    for (const [, entry] of readFileSync(DOC, 'utf8').matchAll(
      /from 'crucible-contracts\/([a-z]+)'/g,
    ))
      expect(Object.keys(exports)).toContain(`./${entry}`);
  });
});
