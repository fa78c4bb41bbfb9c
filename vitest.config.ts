import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/setup/build-commands.ts'],
    setupFiles: ['test/setup/property-seed.ts'],
    testTimeout: 60_000,
    // Vitest leaves one core free, which of CI's two is half.
    maxWorkers: '100%',
    // A database that is started on a busy machine.
    hookTimeout: 60_000,
  },
  // Examples import the package by its name, as its users do.
  resolve: {
    alias: [
      { find: /^crucible-contracts\/client$/, replacement: source('src/client.ts') },
      { find: /^crucible-contracts\/mocks$/, replacement: source('src/mocks.ts') },
      { find: /^crucible-contracts\/runtime$/, replacement: source('src/runtime.ts') },
      { find: /^crucible-contracts\/compat$/, replacement: source('src/compat.ts') },
      { find: /^crucible-contracts$/, replacement: source('src/index.ts') },
    ],
  },
});
