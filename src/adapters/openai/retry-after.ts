/** An HTTP date begins with its day: IMF-fixdate, RFC 850's and asctime's (RFC 9110, section 5.6.7). */
const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/;

/**
 * How long a server asks to wait, in milliseconds: `retry-after-ms`, or `retry-after` in seconds or
 * as an HTTP date (RFC 9110, section 10.2.3).
 *
 * @param now milliseconds since the epoch
 * @returns undefined when it does not say, or not in these forms
 */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const milliseconds = numberOf(headers.get('retry-after-ms'));
  if (milliseconds !== undefined) return milliseconds;
  const text = headers.get('retry-after');
  const seconds = numberOf(text);
  if (seconds !== undefined) return Math.min(seconds * 1000, Number.MAX_SAFE_INTEGER);
  const date = dateOf(text);
  return date === undefined ? undefined : Math.max(0, date - now);
}

function numberOf(text: string | null): number | undefined {
  if (text === null || !/^\d+(?:\.\d+)?$/.test(text)) return undefined;
  return Math.min(Number(text), Number.MAX_SAFE_INTEGER);
}

function dateOf(text: string | null): number | undefined {
  if (text === null || !HTTP_DATE.test(text)) return undefined;
  // asctime's form names no zone; all three mean UTC.
  const date = Date.parse(text.endsWith(' GMT') ? text : `${text} GMT`);
  return Number.isNaN(date) ? undefined : date;
}
