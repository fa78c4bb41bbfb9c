import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateJobRequest, type Experiment, type ParamSchema } from '../../src';
import { paramsSchema } from '../../src/replay';
import { readForm } from '../../src/page/submit/read-form';
import { readParam } from '../../src/page/submit/read-param';

const TYPES: fc.Arbitrary<ParamSchema['type']> = fc.subarray(
  ['string', 'number', 'boolean', 'null'] as const,
  { minLength: 1 },
);

function experiment(params: Experiment['params_schema']['properties']): Experiment {
  const params_schema = {
    type: 'object',
    additionalProperties: false,
    properties: params,
  } as const;
  return { experiment_id: 'tiny', params_schema };
}

function fields(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
}

describe('a parameter', () => {
  it('is read as a value of one of its types, or refused', () => {
    fc.assert(
      fc.property(TYPES, fc.string(), (types, text) => {
        const read = readParam(text, types);
        if (read.ok) {
          expect(types).toContain(read.value === null ? 'null' : typeof read.value);
          if (typeof read.value === 'number') expect(read.value).toSatisfy(Number.isFinite);
        } else expect(types).not.toContain('string');
      }),
    );
  });

  it('comes back from the text that stands for it', () => {
    const numbers = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(fc.oneof(numbers, fc.boolean(), fc.constant(null)), (value) => {
        const read = readParam(String(value), ['number', 'boolean', 'null']);
        expect(read).toEqual({ ok: true, value: Object.is(value, -0) ? 0 : value });
      }),
    );
  });

  it.each(['', '0x10', '1e999', 'NaN', '1,5', '--1', '1 2'])(
    'is no number when it is %j',
    (text) => {
      expect(readParam(text, ['number']).ok).toBe(false);
    },
  );
});

describe('a form', () => {
  const params = paramsSchema({ rate: [0.5], 'a/b': ['x', null], deep: [true] }).properties;

  it('becomes a request of the contract, without its empty fields', () => {
    const given = {
      '/params/rate': ' 1e-3 ',
      '/params/a~1b': 'null',
      '/params/deep': '',
      '/seed': '7',
    };
    const { body, mistakes } = readForm(experiment(params), fields({ ...given, '/name': 'Night' }));
    expect(mistakes).toEqual({});
    expect(body).toMatchObject({ params: { rate: 0.001, 'a/b': null }, seed: 7, name: 'Night' });
    expect(validateJobRequest(body)).toMatchObject({ ok: true });
  });

  it('says every mistake by its place, and is no request then', () => {
    const given = fields({ '/params/rate': 'fast', '/params/deep': 'maybe', '/seed': '1.5' });
    const { body, mistakes } = readForm(experiment(params), given);
    expect([body, Object.keys(mistakes)]).toEqual([
      null,
      ['/params/rate', '/params/deep', '/seed'],
    ]);
  });
});
