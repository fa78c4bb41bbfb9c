import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ModelError } from '../../src/adapters';
import { validateRunManifest } from '../../src/contract';
import { errorInfo } from '../../src/experiment/error-info';
import { example } from './example';

test('how to mend it is part of the message', () => {
  const error = new ModelError('missing_packages', 'no encoder', { help: 'npm install it' });
  expect(errorInfo(error)).toEqual({ name: 'ModelError', message: 'no encoder; npm install it' });
});

test('whatever is thrown, the contract can hold it', () => {
  const manifest = example('run_manifest');
  fc.assert(
    fc.property(
      fc.anything(),
      fc.string({ maxLength: 9000 }),
      fc.string(),
      (thrown, message, name) => {
        const named = Object.assign(new Error(message), { name });
        for (const error of [thrown, named])
          expect(validateRunManifest({ ...manifest, error: errorInfo(error) })).toMatchObject({
            ok: true,
          });
      },
    ),
  );
});
