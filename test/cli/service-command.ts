import { rmSync } from 'node:fs';
import { afterAll } from 'vitest';
import { buildCommand } from './build-command';

const { folder, command } = buildCommand();
afterAll(() => rmSync(folder, { recursive: true }));

/** The whole command, built once a test file. */
export const SERVICE_COMMAND = command;
