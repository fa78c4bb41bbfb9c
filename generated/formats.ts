/* eslint-disable */
// Generated from schemas/ and openapi.yaml by `npm run generate`. Do not edit.

// Formats that the contract asserts. scripts/generate copies this file into generated/.

/** A `format` of JSON Schema: its name there, its check, and an example of it. */
export interface Format {
  readonly name: string;
  readonly example: string;
  test(text: string): boolean;
}

const DATE_TIME =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T(([01]\d|2[0-3])(:[0-5]\d){2}|23:59:60)(\.\d+)?Z$/;

/**
 * RFC 3339 §5.6, with the real calendar; a leap second only at 23:59:60. The contract writes every
 * moment in UTC and says so with a pattern beside the format, so only the suffix Z is known here.
 */
export const date_time: Format = {
  name: 'date-time',
  example: '2026-11-22T09:30:00.000Z',
  test(text) {
    if (!DATE_TIME.test(text)) return false;
    const day = text.slice(8, 10);
    // Date takes 30 February for another day, or for none.
    return day < '29' || new Date(text.slice(0, 10)).getUTCDate() === +day;
  },
};

const URI =
  /^[a-z][a-z0-9+.-]*:(?:\/\/(?:[\w.~!$&'()*+,;=:%-]*@)?\[[0-9a-f:.]+\](?::\d*)?(?=[/?#]|$))?(?:[\w.~!$&'()*+,;=:@/-]|%[0-9a-f]{2})*(?:\?(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9a-f]{2})*)?(?:#(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9a-f]{2})*)?$/i;

/** RFC 3986 §3, an absolute URI. */
export const uri: Format = {
  name: 'uri',
  example: 'urn:crucible:problem:not-found',
  test: (text) => URI.test(text),
};
