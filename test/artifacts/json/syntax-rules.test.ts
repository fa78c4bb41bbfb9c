import { describe, expect, it } from 'vitest';
import { parseStrictJson, SYNTAX_RULES, type SyntaxProblem } from '../../../src/artifacts/json';
import { bytesOf, rulesOf } from './support';

function onlyProblem(input: string | Uint8Array): SyntaxProblem {
  const result = parseStrictJson(typeof input === 'string' ? bytesOf(input) : input);
  if (result.ok) throw new Error('accepted');
  expect(result.problems).toHaveLength(1);
  const [problem] = result.problems;
  if (!problem) throw new Error('no problem');
  return problem;
}

describe('json-syntax', () => {
  it.each([
    ['{"a":1,}', 7, '`}`', 'a key in quotes', /comma/],
    ['[1,]', 3, '`]`', 'a value', /comma/],
    ['{a:1}', 1, '`a`', 'a key in quotes or `}`', /./],
    ["{'a':1}", 1, "`'`", 'a key in quotes or `}`', /double quotes/],
    ['[1 2]', 3, '`2`', '`,` or `]`', /./],
    ['{"a" 1}', 5, '`1`', '`:` after the key', /./],
    ['{"a":1]', 6, '`]`', '`,` or `}`', /./],
    ['{} {}', 3, '`{`', 'nothing after the value', /./],
    ['[1', 2, 'the end of the text', '`,` or `]`', /cut short/],
    ['"ab', 3, 'the end of the text', 'a closing `"`', /cut short/],
    ['"a\nb"', 2, 'the character U+000A', 'an escape for it', /\\n/],
    [
      '"\\x41"',
      2,
      '`x41`',
      '\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u and four hexadecimal digits',
      /./,
    ],
    ['"\\u12G4"', 5, '`G4`', 'a hexadecimal digit', /./],
    ['"\\u12', 5, 'the end of the text', 'a hexadecimal digit', /./],
    ['01', 0, '`01`', 'a number without leading zeros', /zeros/],
    ['-', 1, 'the end of the text', 'a digit after the minus sign', /./],
    ['1.', 2, 'the end of the text', 'a digit after the decimal point', /./],
    ['1e+', 3, 'the end of the text', 'a digit in the exponent', /./],
    ['1x', 1, '`x`', 'the end of the number', /./],
    ['+1', 0, '`+1`', 'a value', /plus/],
    ['.5', 0, '`.5`', 'a value', /0\.5/],
    ['True', 0, '`True`', 'a value', /true/],
    ['[None]', 1, '`None`', 'a value or `]`', /null/],
    ['// x', 0, '`/`', 'a value', /comments/],
    ['\u0000', 0, 'the character U+0000', 'a value', /UTF-16/],
    ['[\u00a01]', 1, 'the character U+00A0', 'a value or `]`', /./],
    ['[é]', 1, '`é` (U+00E9)', 'a value or `]`', /./],
  ])('%j', (text, offset, received, expected, hint) => {
    const problem = onlyProblem(text);
    expect(problem).toMatchObject({ rule: 'json-syntax', offset, received, expected });
    expect(problem.message).toContain(`Found ${received}, expected ${expected}`);
    expect(problem.hint).toMatch(hint);
  });

  it('says where the string that is never closed opened', () => {
    expect(onlyProblem('[1,\n "ab').related).toEqual({ offset: 5, line: 2, column: 2 });
  });
});

describe('duplicate-key', () => {
  it('names the key and both places', () => {
    expect(onlyProblem('{"a":1,\n "b":2, "a":3}')).toMatchObject({
      rule: 'duplicate-key',
      message:
        'The key "a" appears again in the same object; it first appeared at line 1, column 2.',
      offset: 16,
      line: 2,
      column: 9,
      pointer: '/a',
      related: { offset: 1, line: 1, column: 2 },
    });
  });

  it('reports every one, and sees through escapes', () => {
    expect(rulesOf('{"a":1,"\\u0061":2,"a":{"b":1,"b":2}}')).toEqual(
      Array(3).fill('duplicate-key'),
    );
    expect(rulesOf('{"__proto__":1,"__proto__":2}')).toEqual(['duplicate-key']);
  });

  it('lets objects next to and within each other have the same keys', () => {
    expect(rulesOf('[{"a":{"a":[{"a":1}]}},{"a":1}]')).toEqual([]);
  });

  it('does not take two malformed keys for one', () => {
    const bytes = Buffer.from('{"\xff":1,"\xfe":2}', 'latin1');
    expect(rulesOf(bytes)).toEqual(['invalid-utf8', 'invalid-utf8']);
    const after = Buffer.from('{"a":"\xff","b":1,"b":2}', 'latin1');
    expect(rulesOf(after)).toEqual(['invalid-utf8', 'duplicate-key']);
  });

  it('shows a key with control characters escaped and cut', () => {
    const key = `\\u001b[31m${'x'.repeat(100)}`;
    const { message } = onlyProblem(`{"${key}":1,"${key}":2}`);
    expect(message).toContain('\\u001b[31mxxx');
    expect(message).toContain('…');
    expect(message.length).toBeLessThan(200);
  });
});

describe('encoding', () => {
  it('byte-order-mark: one problem, the rest is parsed', () => {
    expect(onlyProblem('\ufeff{"a":1}')).toMatchObject({
      rule: 'byte-order-mark',
      offset: 0,
      column: 1,
    });
    expect(rulesOf('\ufeff[1e999]')).toEqual(['byte-order-mark', 'non-finite-number']);
    expect(rulesOf('\ufeff')).toEqual(['byte-order-mark', 'empty-file']);
    expect(rulesOf('\ufeff\ufeff1')).toEqual(['byte-order-mark', 'json-syntax']);
  });

  it.each([
    ['stray continuation', [0x80]],
    ['overlong slash', [0xc0, 0xaf]],
    ['overlong, three bytes', [0xe0, 0x80, 0xaf]],
    ['overlong, four bytes', [0xf0, 0x80, 0x80, 0xaf]],
    ['encoded surrogate', [0xed, 0xa0, 0x80]],
    ['above U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
    ['five bytes', [0xf8, 0x88, 0x80, 0x80, 0x80]],
    ['cut short', [0xe2, 0x82]],
    ['Latin-1', [0xe9]],
  ])('invalid-utf8: %s', (_name, invalid) => {
    const bytes = Uint8Array.from([...bytesOf('["é'), ...invalid, ...bytesOf('",NaN]')]);
    const result = parseStrictJson(bytes);
    expect(result).toMatchObject({
      complete: true,
      problems: [
        { rule: 'invalid-utf8', offset: 4, column: 4, pointer: '/0' },
        { rule: 'non-finite-number' },
      ],
    });
  });

  it('invalid-utf8 outside a string ends the parse', () => {
    expect(onlyProblem(Uint8Array.from([0x5b, 0xff, 0x5d]))).toMatchObject({
      rule: 'invalid-utf8',
      offset: 1,
      received: 'the byte 0xFF',
    });
    expect(onlyProblem(Buffer.from('\ufeff{}', 'utf16le')).hint).toMatch(/UTF-16/);
  });

  it.each([
    '"\\ud800"',
    '"\\udc00"',
    '"\\u0041\\udc00"',
    '"\\ud800\\ud800\\udc00"',
    '"\\udc00\\ud800"',
    '"\\uD83Dx"',
    '{"\\udfff":1}',
  ])('lone-surrogate: %s', (text) =>
    expect(new Set(rulesOf(text))).toEqual(new Set(['lone-surrogate'])),
  );

  it('lone-surrogate points at the escape', () => {
    expect(onlyProblem('["ab\\ud800"]')).toMatchObject({
      offset: 4,
      received: '\\ud800',
      pointer: '/0',
    });
    expect(rulesOf('"\\ud83d\\ude00 \\uD83D\\uDE00"')).toEqual([]);
  });
});

describe('numbers', () => {
  it.each(['NaN', 'Infinity', '-Infinity', '1e999', '-1e999', `1${'0'.repeat(400)}`])(
    'non-finite-number: %s',
    (text) => expect(rulesOf(`[${text},1]`)).toEqual(['non-finite-number']),
  );

  it.each([
    '9007199254740992',
    '-9007199254740993',
    '1e20',
    '9007199254740992.0',
    '1.7e308',
    '100000000000000000000',
  ])('unsafe-integer: %s', (text) => expect(rulesOf(`[${text},1]`)).toEqual(['unsafe-integer']));

  it.each([
    '9007199254740991',
    '-9007199254740991',
    '9007199254740991.0',
    '90071992547409.91e2',
    '1e15',
    '1e-400',
    '-0',
  ])('accepts %s', (text) => expect(rulesOf(`[${text},1]`)).toEqual([]));
});

describe('empty-file', () => {
  it.each(['', ' ', '\n', '\r\n\t '])('%j', (text) => {
    expect(onlyProblem(text)).toMatchObject({ rule: 'empty-file', line: 1, column: 1 });
  });
});

describe('SYNTAX_RULES', () => {
  it('says for every rule what it is, whence it comes and how to mend it', () => {
    for (const { title, reference, hint } of Object.values(SYNTAX_RULES)) {
      expect(title).toMatch(/^[A-Z].*[^.]$/);
      expect(reference).toMatch(/^(RFC \d+|JSON Lines)/);
      expect(hint).toMatch(/^[A-Z].*\.$/);
    }
  });
});
