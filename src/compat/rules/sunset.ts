import type { Deprecation } from '../openapi/model';

/** An RFC 3339 full-date, or a date-time. */
const DATE = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/;

/** When a sunset is, in milliseconds since 1970; undefined when it is no date of RFC 3339. */
export function sunsetTime(sunset: string): number | undefined {
  const time = DATE.test(sunset) ? Date.parse(sunset) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** Whether what is deprecated may go: no date was promised, or it has passed. */
export function mayGo({ deprecated, sunset }: Deprecation, now: Date): boolean {
  if (!deprecated) return false;
  if (sunset === undefined) return true;
  const time = sunsetTime(sunset);
  return time !== undefined && time <= now.getTime();
}

/** Why something may not go yet, to follow what was said of it. */
export function whyNot({ deprecated, sunset }: Deprecation): string {
  if (!deprecated) return 'without having been deprecated';
  return sunsetTime(sunset ?? '') === undefined
    ? `though its x-sunset, ${sunset}, is no date`
    : `before its sunset on ${sunset}`;
}
