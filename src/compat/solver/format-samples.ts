/** Strings of each format, to try where a format is asserted. */
export const SAMPLES: Readonly<Record<string, readonly string[]>> = {
  'date-time': ['2024-02-29T12:30:00Z', '2024-02-29T12:30:00.125Z', '1985-04-12T23:20:50.52+01:00'],
  date: ['2024-02-29', '1999-12-31'],
  time: ['12:30:00Z', '23:59:59.5+01:00'],
  duration: ['P1D', 'PT1H30M', 'P2W'],
  email: ['a@example.com', 'first.last@example.org'],
  hostname: ['example.com', 'a', 'a-b.example'],
  ipv4: ['127.0.0.1', '192.0.2.1'],
  ipv6: ['::1', '2001:db8::1'],
  uri: ['urn:a:b', 'https://example.com/a?b#c'],
  'uri-reference': ['a', '/a/b', 'https://example.com/'],
  'uri-template': ['/a/{b}', 'https://example.com/{a}'],
  uuid: ['123e4567-e89b-12d3-a456-426614174000', '00000000-0000-4000-8000-000000000000'],
  'json-pointer': ['', '/a', '/a/0'],
  'relative-json-pointer': ['0', '1/a', '0#'],
  regex: ['a', '^a*$'],
};
