import { InvalidArgumentError } from 'commander';

/** The port that an option names; 0 for any that is free. */
export function port(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new InvalidArgumentError('it must be a port from 0 to 65535.');
}
