import { expect, it, onTestFinished } from 'vitest';
import { pageFile } from '../../../src/page-files/page-file';
import { startService } from './service';

it('serves the page beside the API, to GET alone and without a token', async () => {
  const html = pageFile(Buffer.from('<p>'), 'text/html; charset=utf-8');
  const service = await startService({
    page: (path, ifNoneMatch) => (path === '/' ? html.answer(ifNoneMatch) : undefined),
  });
  onTestFinished(() => service.close());
  const get = (path: string, init?: RequestInit) => fetch(`${service.origin}${path}`, init);

  const page = await get('/?anything');
  expect([page.status, await page.text()]).toEqual([200, '<p>']);
  expect(page.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  const etag = page.headers.get('ETag') ?? '';
  expect((await get('/', { headers: { 'If-None-Match': etag } })).status).toBe(304);

  const posted = await get('/', { method: 'POST' });
  expect([posted.status, posted.headers.get('Allow')]).toEqual([405, 'GET']);
  for (const path of ['/index.html', '/assets/', '/../package.json', '/%2e%2e/package.json'])
    expect((await get(path)).status, path).toBe(404);
  expect((await get('/v1/jobs')).status).toBe(401);
});
