import { expect, it } from 'vitest';
import { pageFile } from '../../src/page-files/page-file';

const file = pageFile(Buffer.from('<p>'), 'text/html; charset=utf-8');

it('is served under a policy that runs nothing but its own scripts', async () => {
  const response = file.answer(null);
  expect(response.status).toBe(200);
  expect(await response.text()).toBe('<p>');
  const expected = {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-cache',
  };
  for (const [name, value] of Object.entries(expected))
    expect(response.headers.get(name), name).toBe(value);
});

it('is not sent again to who has it', async () => {
  const etag = file.answer(null).headers.get('ETag') ?? '';
  expect(etag).toMatch(/^"[0-9a-f]{64}"$/);
  const again = file.answer(`"other", W/${etag}`);
  expect([again.status, await again.text()]).toEqual([304, '']);
  expect(file.answer('"other"').status).toBe(200);
  expect(pageFile(Buffer.from('<b>'), 'text/html').answer(etag).status).toBe(200);
});
