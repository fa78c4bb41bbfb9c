import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCertainlyStrict } from '../../../src/artifacts/json/certainly-strict';
import { StrictVisitor } from '../../../src/artifacts/json/strict-visitor';
import { walkJson } from '../../../src/artifacts/json/walk-json';
import { cpuMs } from '../../cpu-time';
import { bytesOf, expectedVerdict, jsonText, mutatedJson } from './support';

/** Whether the walk that names every problem finds none; `isCertainlyStrict` has no part in it. */
function isStrict(bytes: Uint8Array): boolean {
  const visitor = new StrictVisitor();
  return walkJson(bytes, visitor) && visitor.findings.length === 0;
}

describe('isCertainlyStrict', () => {
  it.each([
    '{}',
    ' [ ] ',
    '{"a":[1,-0.5,1e-7,"é😀\\n\\"",true,false,null,{"a":{}}]}',
    `${'['.repeat(512)}${']'.repeat(512)}`,
    '123456789012345',
    '"\\\\"',
  ])('is sure of %s', (text) => {
    expect(isCertainlyStrict(bytesOf(text))).toBe(true);
  });

  it.each([
    '',
    ' ',
    '\ufeff1',
    '{"a":1,"a":2}',
    '{"a":1,"\\u0061":2}',
    '{"b":{"a":1},"a":2,"b":3}',
    '"\\ud800"',
    '1e999',
    '9007199254740993',
    '01',
    '1.',
    '-',
    '1e-',
    '[1,]',
    '{"a":1,}',
    '[1}',
    '{"a" 1}',
    '{1:2}',
    '"\\x"',
    '"\t"',
    '"',
    '"\\',
    'nul',
    'nulls',
    '1 2',
    '[1',
    '[[1]',
    `${'['.repeat(513)}${']'.repeat(513)}`,
  ])('is not of %j', (text) => {
    expect(isCertainlyStrict(bytesOf(text))).toBe(false);
  });

  it('is not of bytes that are no UTF-8', () => {
    expect(isCertainlyStrict(Uint8Array.of(0x22, 0xff, 0x22))).toBe(false);
    expect(isCertainlyStrict(Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22))).toBe(false);
  });

  it('is never sure of a text that breaks a rule', () => {
    let sure = 0;
    fc.assert(
      fc.property(fc.oneof(mutatedJson, jsonText.map(bytesOf)), (bytes) => {
        if (!isCertainlyStrict(bytes)) return;
        sure++;
        expect(isStrict(bytes)).toBe(true);
        const verdict = expectedVerdict(bytes);
        expect(verdict.json && verdict.broken.size).toBe(0);
      }),
      { numRuns: 5000 },
    );
    expect(sure).toBeGreaterThan(500);
  });

  it('takes linear time for many keys, and for deep nesting', () => {
    const keys = Array.from({ length: 200_000 }, (_, i) => `"k${i}":1`).join(',');
    const start = cpuMs();
    expect(isCertainlyStrict(bytesOf(`{${keys}}`))).toBe(false);
    expect(isCertainlyStrict(bytesOf('['.repeat(1_000_000)))).toBe(false);
    // To compare each key with all before it takes longer.
    expect(cpuMs() - start).toBeLessThan(5000);
  });
});
