const KEY = 'crucible-token';

/**
 * The API token of this tab. One in the address (`#token=…`) is saved, and removed from the address
 * and from the history at once.
 */
export function takeToken(): string | null {
  const [, given] = /^#token=([!-~]+)$/.exec(location.hash) ?? [];
  if (given !== undefined) {
    saveToken(given);
    history.replaceState(null, '', '#/');
    // Of a replaced state nobody is told.
    dispatchEvent(new HashChangeEvent('hashchange'));
  }
  return sessionStorage.getItem(KEY);
}

/** Until the tab is closed. */
export function saveToken(token: string): void {
  sessionStorage.setItem(KEY, token);
}

export function forgetToken(): void {
  sessionStorage.removeItem(KEY);
}
