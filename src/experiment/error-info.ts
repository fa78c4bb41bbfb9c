import type { ErrorInfo } from '../contract';

/** An error as the contract records it: no stack trace, no more text than fits. */
export function errorInfo(error: unknown): ErrorInfo {
  const { name, message } =
    error instanceof Error ? error : { name: 'Error', message: String(error) };
  return { name: name.slice(0, 128) || 'Error', message: message.slice(0, 8192) };
}
