import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adapterOf, REQUEST } from './adapter-of';
import { chat, serverThat } from './misbehaving-server';

const HOST = 'https://models.example';

describe('the base URL', () => {
  it('is followed by the route, whatever it ends with', async () => {
    const { url, received } = await serverThat(chat('Paris'));
    const ends = ['', '/', '///', '?api-version=1', '/?api-version=1', '#part'];
    for (const end of ends) await adapterOf(`${url}${end}`).generate(REQUEST);
    expect(received.map(({ path }) => path)).toEqual(
      ['', '', '', '?api-version=1', '?api-version=1', ''].map(
        (query) => `/v1/chat/completions${query}`,
      ),
    );
  });

  it('takes no key in clear text over a network', () => {
    const isLoopback = (host: string) => host === 'localhost' || host.startsWith('127.');
    const host = fc.oneof(fc.ipV4(), fc.domain(), fc.ipV4().map((ip) => ip.replace(/^\d+/, '10'))); // prettier-ignore
    fc.assert(
      fc.property(host, (host) => {
        const ask = () => adapterOf(`http://${host}/v1`);
        if (isLoopback(host)) expect(ask).not.toThrow();
        else expect(ask).toThrow(/would travel to .* in clear text/);
        expect(() => adapterOf(`http://${host}/v1`, { apiKeyEnv: 'NOT_SET' })).not.toThrow();
        expect(() => adapterOf(`https://${host}/v1`)).not.toThrow();
      }),
    );
    for (const here of ['localhost', '127.0.0.1', '127.1.2.3', '[::1]'])
      expect(() => adapterOf(`http://${here}:8000/v1`)).not.toThrow();
  });

  it('is refused when it is none, or holds a password, which is not shown', () => {
    for (const none of ['localhost:8000', 'models.example/v1', 'ftp://models.example', ''])
      expect(() => adapterOf(none)).toThrow(/no http or https URL/);
    for (const who of ['user:passw0rd', ':passw0rd', 'passw0rd']) {
      const ask = () => adapterOf(`https://${who}@models.example/v1`);
      expect(ask).toThrow(/holds a user or a password/);
      expect(ask).not.toThrow(/passw0rd/);
    }
  });
});

describe('an option that is none is refused at once', () => {
  it.each([NaN, -1, 1.5, Infinity])('maxRetries %d', (maxRetries) => {
    expect(() => adapterOf(HOST, { maxRetries })).toThrow(/expected a whole number from 0/);
  });

  it.each([NaN, -1, 0, Infinity, 2 ** 33])('timeoutMs %d', (timeoutMs) => {
    expect(() => adapterOf(HOST, { timeoutMs })).toThrow(/timeoutMs is .*; expected milliseconds/);
  });

  it.each([
    { input: NaN, output: 1, currency: 'USD' },
    { input: 1, output: -1, currency: 'USD' },
    { input: 1, output: Infinity, currency: 'USD' },
    { input: 1, output: 1, currency: 'dollars' },
  ])('price $input, $output, $currency', (price) => {
    expect(() => adapterOf(HOST, { price })).toThrow(/price\.\w+ is .*; expected/);
  });
});
