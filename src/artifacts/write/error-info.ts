import { inspect } from 'node:util';
import type { ErrorInfo } from '../../contract';

/**
 * An error as the contract records it: no stack trace, how to mend it, no more text than fits.
 * Never throws, whatever was thrown.
 */
export function errorInfo(error: unknown): ErrorInfo {
  try {
    return read(error);
  } catch {
    // A getter of its own, or a proxy's trap.
    return { name: 'Error', message: 'what was thrown throws when it is read' };
  }
}

function read(error: unknown): ErrorInfo {
  const isError = error instanceof Error;
  const name = isError ? textOf(error.name) : '';
  const parts = isError ? [error.message, ...helpOf(error)] : [error];
  return {
    name: cut(name, 128) || 'Error',
    message: cut(parts.map(textOf).join('; '), 8192),
  };
}

/** The errors of this package say beside their message how to mend them. */
function helpOf(error: Error): unknown[] {
  return 'help' in error && error.help !== undefined ? [error.help] : [];
}

/** Anything can be thrown, also what has no text of its own. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : inspect(value, { depth: 0 });
}

/** Cutting may halve a surrogate pair, which JSON cannot hold. */
function cut(text: string, length: number): string {
  return text.slice(0, length).toWellFormed();
}
