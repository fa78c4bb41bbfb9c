/** Which entry of a list of responses answers for a status: itself, its range, or the default. */
export function entryFor<T extends { readonly status: string }>(
  entries: readonly T[],
  status: string,
): T | undefined {
  const names = [status, `${status.charAt(0)}XX`, 'default'];
  const found = names.map((name) => entries.find((entry) => entry.status === name));
  return found.find((entry) => entry !== undefined);
}

/** Whether a status, or any of a range, says that the request succeeded (RFC 9110 §15.3). */
export function isSuccess(status: string): boolean {
  return status.startsWith('2');
}
