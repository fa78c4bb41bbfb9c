/* eslint-disable */
// Generated from schemas/ and openapi.yaml by `npm run generate`. Do not edit.

// Formats that the contract asserts. scripts/generate copies this file into generated/.

/** A `format` of JSON Schema: its name there, its check, and an example of it. */
export interface Format {
  readonly name: string;
  readonly example: string;
  test(text: string): boolean;
}

/**
 * RFC 3339 §5.6, with the real calendar; a leap second only at 23:59:60. The contract writes every
 * moment in UTC and says so with a pattern beside the format, so only the suffix Z is known here.
 */
export const date_time: Format = {
  name: 'date-time',
  example: '2026-11-22T09:30:00.000Z',
  test(text) {
    const time = text.slice(0, 19).replace('T23:59:60', 'T23:59:59');
    // A moment that the calendar lacks becomes null, or, as 30 February, comes back as another.
    const moment = JSON.stringify(new Date(`${time}Z`));
    return moment.startsWith(`"${time}`) && /^.{19}(\.\d+)?Z$/.test(text);
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
