import type { ErrorInfo } from '../contract';

/** An error as the contract records it: no stack trace, how to mend it, no more text than fits. */
export function errorInfo(error: unknown): ErrorInfo {
  const { name, message } =
    error instanceof Error ? error : { name: 'Error', message: String(error) };
  const text = [message, ...helpOf(error)].join('; ');
  return { name: name.slice(0, 128) || 'Error', message: text.slice(0, 8192) };
}

/** The errors of this package say beside their message how to mend them. */
function helpOf(error: unknown): string[] {
  const hasHelp = error instanceof Error && 'help' in error && typeof error.help === 'string';
  return hasHelp ? [String(error.help)] : [];
}
