import fc from 'fast-check';
import { isUtf8 } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { createTextMachine } from '../../../../src/artifacts/bytes/machine';
import { parseStrictJson } from '../../../../src/artifacts/json';
import { bytesOf, jsonText, mutatedJson } from '../../json/support';
import { schemaMachine } from './schema-machine';

const SIZE = 1 << 20;
const machine = createTextMachine('prediction', 'reader', SIZE);
if (!machine) throw new Error('no machine');
const { input } = machine;

function isJson(text: Uint8Array): boolean {
  input.set(text);
  return isUtf8(text) && machine?.isJson(0, text.length) === true;
}

const isStrict = (text: Uint8Array) => parseStrictJson(text).ok;

/** What the machine has no opinion about, though it is strict JSON. */
const LEFT = /\\u[0-9a-f]{4}[^"]*"\s*:|\\[^u][^"]*"\s*:|[0-9]{16}|[eE]/i;

describe('any text', () => {
  it('is only taken for strict JSON when it is', () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.oneof(jsonText.map(bytesOf), mutatedJson), (bytes) => {
        if (bytes.length > SIZE || !isJson(bytes)) return;
        accepted++;
        expect(isStrict(bytes)).toBe(true);
      }),
      { numRuns: 20_000 },
    );
    expect(accepted).toBeGreaterThan(4_000);
  });

  it('is taken for strict JSON when it is, but for odd keys and numbers', () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        const bytes = bytesOf(text);
        if (bytes.length > SIZE || LEFT.test(text)) return;
        expect(isJson(bytes)).toBe(isStrict(bytes));
      }),
      { numRuns: 10_000 },
    );
  });

  it.each([
    ['100,000 arrays', '['.repeat(100_000)],
    ['100,000 objects', '{"a":'.repeat(100_000)],
    ['513 arrays', '['.repeat(513) + ']'.repeat(513)],
    ['a string without an end', `"${'a'.repeat(SIZE - 1)}`],
    ['digits without an end', '1'.repeat(SIZE)],
    ['whitespace alone', ' '.repeat(SIZE)],
    ['nothing', ''],
    ['a byte order mark', '\ufeff{}'],
    ['a NUL', '{}\u0000'],
  ])('is refused when it is hostile: %s', (_, text) => {
    expect(isJson(bytesOf(text))).toBe(false);
  });

  it('may nest as deep as the parser lets it', () => {
    expect(isJson(bytesOf('['.repeat(512) + ']'.repeat(512)))).toBe(true);
    expect(isJson(bytesOf('{"a":'.repeat(512) + '1' + '}'.repeat(512)))).toBe(true);
  });

  it('has no key twice, as far as keys are counted', () => {
    const text = (count: number, last: string) =>
      `{${Array.from({ length: count }, (_, i) => `"metric_${i}_of_a_run":${i}`).join()},"${last}":0}`;
    const map = schemaMachine({ type: 'object', additionalProperties: { type: 'number' } });
    for (const accepts of [map.accepts, (line: string) => isJson(bytesOf(line))]) {
      expect(accepts(text(63, 'metric_63_of_a_run'))).toBe(true);
      for (let i = 0; i < 63; i++) expect(accepts(text(63, `metric_${i}_of_a_run`))).toBe(false);
      // One more is for the parser to count.
      expect(accepts(text(64, 'metric_64_of_a_run'))).toBe(false);
    }
  });
});
