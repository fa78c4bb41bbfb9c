import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ModelError } from '../../src/adapters';
import { errorInfo, toJsonDocument } from '../../src/artifacts';
import { validateRunManifest } from '../../src/contract';
import { example } from '../experiment/example';

test('how to mend it is part of the message', () => {
  const error = new ModelError('missing_packages', 'no encoder', { help: 'npm install it' });
  expect(errorInfo(error)).toEqual({ name: 'ModelError', message: 'no encoder; npm install it' });
});

test('what throws when it is read is told too', () => {
  const hidden = new Error();
  Object.defineProperty(hidden, 'message', {
    get() {
      throw new Error('again');
    },
  });
  expect(errorInfo(hidden)).toEqual({ name: 'Error', message: expect.stringContaining('when it is read') as string }); // prettier-ignore
});

test('whatever is thrown, the contract can hold it', () => {
  const manifest = example('run_manifest');
  const emoji = fc.constant(`${'x'.repeat(8191)}\u{1f600}`);
  const texts = fc.oneof(emoji, fc.string({ maxLength: 9000 }), fc.anything());
  fc.assert(
    fc.property(fc.anything(), texts, texts, texts, (thrown, message, name, help) => {
      const error = Object.assign(new Error(), { message, name, help });
      for (const one of [thrown, error, { toString: 0 }]) {
        const told = errorInfo(one);
        expect(validateRunManifest({ ...manifest, error: told })).toMatchObject({ ok: true });
        expect(JSON.parse(toJsonDocument(told))).toEqual(told);
      }
    }),
    { numRuns: 1000 },
  );
});
