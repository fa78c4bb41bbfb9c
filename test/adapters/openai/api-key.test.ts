import type { ServerResponse } from 'node:http';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adapterOf, REQUEST, shown } from './adapter-of';
import { chat, json, serverThat, text } from './misbehaving-server';

const VISIBLE_ASCII = Array.from({ length: 94 }, (_, i) => String.fromCharCode(0x21 + i));
const LETTERS = VISIBLE_ASCII.filter((character) => /[a-z0-9_-]/i.test(character));
const keyOf = (characters: readonly string[]) =>
  fc.string({ unit: fc.constantFrom(...characters), minLength: 16, maxLength: 60 });

/** Writes to the connection itself what is not HTTP. */
const raw = (bytes: string) => (response: ServerResponse) => void response.socket?.end(bytes);

/** Ways to fail with the key in what the server sends, after so many other characters. */
const MISBEHAVIOURS: Readonly<
  Record<string, (said: string) => Parameters<typeof serverThat>[number]>
> = {
  'an error': (said) => json(400, { error: { message: said } }),
  'an error with another shape': (said) => json(401, { detail: [{ input: said }] }),
  'an error as text': (said) => text(500, said),
  'an error as a web page': (said) => text(404, `<html><body>${said}</body></html>`),
  'no JSON': (said) => text(200, said),
  'almost JSON': (said) => text(200, `{"choices": "${said}`),
  'a refusal': (said) => json(200, { choices: [{ message: { refusal: said } }] }),
  'an output that is no JSON': (said) => chat(said),
  'a truncated output': (said) => chat(said, {}, { finish_reason: 'length' }),
  'a redirect': (said) => text(302, said, { location: `/${encodeURIComponent(said)}` }),
  'no HTTP': (said) => raw(said),
  'a header that is none': (said) => raw(`HTTP/1.1 200 OK\r\n${said}\r\n\r\n`),
  'a length that is none': (said) => raw(`HTTP/1.1 200 OK\r\ncontent-length: ${said}\r\n\r\n`),
  'a chunk that is none': (said) =>
    raw(`HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${said}\r\n`),
  'a wait that is none': (said) => text(429, said, { 'retry-after': said }),
};

/** What a log could show of the errors that one adapter with this key gives. */
async function shownOf(key: string, name: string, padding: number): Promise<string> {
  process.env['TEST_KEY'] = key;
  const misbehave = MISBEHAVIOURS[name]?.(`${'.'.repeat(padding)} ${key}`);
  if (!misbehave) throw new Error(`no misbehaviour ${name}`);
  const { url, received } = await serverThat(misbehave);
  const adapter = adapterOf(url, { maxRetries: 0 });
  const error: unknown = await adapter.generate({ ...REQUEST, output_schema: {} }).then(
    () => expect.fail('it answered'),
    (caught: unknown) => caught,
  );
  expect(received[0]?.authorization).toBe(`Bearer ${key}`);
  expect(error).toMatchObject({ name: 'AdapterError', help: expect.any(String) as unknown });
  return shown(error);
}

describe('the API key', () => {
  it.each(Object.keys(MISBEHAVIOURS))('is shown by no error: %s', async (name) => {
    await fc.assert(
      fc.asyncProperty(keyOf(VISIBLE_ASCII), fc.nat(320), async (key, padding) => {
        expect(await shownOf(key, name, padding)).not.toContain(key);
      }),
      { numRuns: 12 },
    );
    await fc.assert(
      fc.asyncProperty(keyOf(LETTERS), fc.integer({ min: 270, max: 310 }), async (key, padding) => {
        // Not even a part, where a long text is cut off.
        expect(await shownOf(key, name, padding)).not.toContain(key.slice(0, 8));
      }),
      { numRuns: 12 },
    );
  });

  it('is not shown within JSON either, where its signs are escaped', async () => {
    const shownError = await shownOf('sk-secret"with\\signs', 'an error with another shape', 3);
    expect(shownError).toContain('"input":"... [API key]"');
    expect(shownError).not.toContain('sk-secret');
  });

  it('that no header can carry is refused at once, and not shown', () => {
    const inner = fc.constantFrom('\n', '\r\n', '\t', ' ', 'é', '€', '\x7f', '\u{1f600}');
    fc.assert(
      fc.property(keyOf(LETTERS), inner, keyOf(LETTERS), (before, bad, after) => {
        process.env['TEST_KEY'] = `${before}${bad}${after}`;
        let error: unknown;
        try {
          adapterOf('https://models.example/v1');
        } catch (caught) {
          error = caught;
        }
        expect(error).toMatchObject({ kind: 'unauthorized', fatal: true });
        expect(shown(error)).toContain('TEST_KEY');
        expect(shown(error)).not.toContain(before);
        expect(shown(error)).not.toContain(after);
      }),
    );
  });

  it('is sent without the blanks around it', async () => {
    const { url, received } = await serverThat(chat('Paris'));
    process.env['TEST_KEY'] = ' sk-from-a-file\n';
    await adapterOf(url).generate(REQUEST);
    expect(received[0]?.authorization).toBe('Bearer sk-from-a-file');
  });

  it('is none when the variable is blank: no header is sent, and any host may be asked', async () => {
    const { url, received } = await serverThat(chat('Paris'));
    for (const blank of ['', ' ', '\n']) {
      process.env['TEST_KEY'] = blank;
      await adapterOf(url).generate(REQUEST);
      expect(() => adapterOf('http://models.example/v1')).not.toThrow();
    }
    expect(received.map(({ authorization }) => authorization)).toEqual([undefined, undefined, undefined]); // prettier-ignore
  });
});
