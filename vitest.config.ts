import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Tests that leave nothing behind in their process: loading everything anew would take them longer than they do. */
const TOGETHER = [
  'test/{client,contract,mocks,reliability,stats,streams}/**/*.test.ts',
  'test/compat/**/!(fuzz).test.ts',
  'test/experiment/!(resume).test.ts',
  'test/adapters/*.test.ts',
  'test/adapters/short-answers/!(xquad).test.ts',
  'test/artifacts/{json,validate}/*.test.ts',
  'test/artifacts/bytes/**/!(differential).test.ts',
  'test/report/*.test.ts',
  'test/report/recompute/*.test.ts',
];

const project = {
  setupFiles: ['test/setup/property-seed.ts'],
  // What takes longest on an idle machine, some 20 s, may take ten times as long on a busy one.
  testTimeout: 240_000,
  hookTimeout: 240_000,
  expect: { poll: { timeout: 60_000 } },
};

const resolve = {
  // Examples import the package by its name, as its users do.
  alias: [
    { find: /^crucible-contracts\/client$/, replacement: source('src/client.ts') },
    { find: /^crucible-contracts\/mocks$/, replacement: source('src/mocks.ts') },
    { find: /^crucible-contracts\/runtime$/, replacement: source('src/runtime.ts') },
    { find: /^crucible-contracts\/compat$/, replacement: source('src/compat.ts') },
    { find: /^crucible-contracts$/, replacement: source('src/index.ts') },
  ],
};

export default defineConfig({
  test: {
    globalSetup: ['test/setup/build-command.ts', 'test/setup/database-templates.ts'],
    // Vitest leaves one core free, which of CI's two is half.
    maxWorkers: '100%',
    projects: [
      // Those that take longest: by their names, projects begin in this order.
      {
        resolve,
        test: { ...project, name: 'alone', include: ['test/**/*.test.ts'], exclude: TOGETHER },
      },
      { resolve, test: { ...project, name: 'together', include: TOGETHER, isolate: false } },
    ],
  },
});
