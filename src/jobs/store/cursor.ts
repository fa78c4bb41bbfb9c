import { createHash } from 'node:crypto';
import type { JobFilter } from './jobs';

type Filter = Pick<JobFilter, 'states' | 'experimentId' | 'runId'>;

/** The cursor of the page that follows a job: where it goes on, and what it was filtered by. */
export function cursorAfter(ordinal: string, filter: Filter): string {
  return Buffer.from(`${ordinal}.${digestOf(filter)}`).toString('base64url');
}

/** The number that the jobs of a page come before; undefined for what is no cursor of this filter. */
export function ordinalOf(cursor: string, filter: Filter): string | undefined {
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  const [, ordinal, digest] = /^(\d{1,18})\.([0-9a-f]{16})$/.exec(text) ?? [];
  return digest === digestOf(filter) ? ordinal : undefined;
}

function digestOf({ states, experimentId = '', runId = '' }: Filter): string {
  const text = JSON.stringify([experimentId, runId, [...states].sort()]);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
