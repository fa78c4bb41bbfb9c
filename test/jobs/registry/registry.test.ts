import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JobRequest } from '../../../src';
import type { MLExperiment } from '../../../src/experiment';
import { Registry } from '../../../src/jobs/registry';

function experiment(experiment_id: string, params: MLExperiment['params']): MLExperiment {
  const loadData = () => Promise.reject(new Error('no data'));
  const texts = { name: experiment_id, description: '' };
  return { experiment_id, ...texts, params, seed: 1, quality_targets: [], loadData, stages: [] };
}

const registry = new Registry([
  experiment('scifact_lora', {
    epochs: [1, 4],
    optimizer: ['adam'],
    dropout: [null, 0.1],
    fast: [true],
  }),
  experiment('qa_ensemble', {}),
]);

const check = (experiment_id: string, params: unknown) =>
  registry.check({ schema_version: '1.0.0', experiment_id, params } as JobRequest);

describe('a registered experiment', () => {
  it('takes any values of the types it goes through, and any of its parameters left out', () => {
    const fitting = fc.record(
      {
        epochs: fc.double({ noNaN: true, noDefaultInfinity: true }),
        optimizer: fc.string(),
        dropout: fc.oneof(fc.constant(null), fc.integer()),
        fast: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fitting, (params) => {
        expect(check('scifact_lora', params)).toEqual([]);
      }),
    );
  });

  it('refuses a value of another type, and says how to write it', () => {
    expect(check('scifact_lora', { epochs: '4', optimizer: 1 })).toEqual([
      {
        rule: 'type',
        pointer: '/params/epochs',
        message: 'epochs must be a number, not a string',
        hint: 'Write 4, not "4".',
      },
      {
        rule: 'type',
        pointer: '/params/optimizer',
        message: 'optimizer must be a string, not a number',
      },
    ]);
    expect(check('scifact_lora', { epochs: null })[0]?.message).toBe(
      'epochs must be a number, not null',
    );
  });

  it('refuses a parameter that it does not have, and says which was probably meant', () => {
    expect(check('scifact_lora', { epoch: 4 })).toEqual([
      {
        rule: 'unknown-parameter',
        pointer: '/params/epoch',
        message: 'epoch is not a parameter of the experiment',
        hint: 'Did you mean epochs?',
      },
    ]);
    for (const name of ['__proto__', 'constructor', 'toString', 'a/b~c'])
      expect(check('qa_ensemble', JSON.parse(`{${JSON.stringify(name)}:1}`))).toHaveLength(1);
    expect(check('qa_ensemble', { 'a/b~c': 1 })[0]?.pointer).toBe('/params/a~1b~0c');
  });

  it('is the only thing that a request can name', () => {
    expect(check('scifact_lroa', {})).toEqual([
      {
        rule: 'registered_experiment',
        pointer: '/experiment_id',
        message: 'no experiment is called scifact_lroa',
        hint: 'Did you mean scifact_lora?',
      },
    ]);
    for (const id of ['__proto__', 'constructor', '', '../x'])
      expect(check(id, {})).toHaveLength(1);
  });

  it('is listed by its id, with the schema that its parameters are checked against', () => {
    expect(registry.list.items.map(({ experiment_id }) => experiment_id)).toEqual([
      'qa_ensemble',
      'scifact_lora',
    ]);
    const { params_schema } = registry.list.items[1] ?? {};
    expect(params_schema?.properties).toEqual({
      epochs: { type: ['number'], default: 1, examples: [1, 4] },
      optimizer: { type: ['string'], default: 'adam', examples: ['adam'] },
      dropout: { type: ['null', 'number'], default: null, examples: [null, 0.1] },
      fast: { type: ['boolean'], default: true, examples: [true] },
    });
    const published = new Ajv2020({ allowUnionTypes: true }).compile(params_schema ?? false);
    const values = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null));
    const names = fc.constantFrom('epochs', 'optimizer', 'dropout', 'fast', 'epoch');
    fc.assert(
      fc.property(fc.dictionary(names, values), (params) => {
        expect(published(params)).toBe(check('scifact_lora', params).length === 0);
      }),
    );
  });

  it('says of itself what the contract can hold', () => {
    const long = { ...experiment('long', {}), name: 'x'.repeat(257) };
    expect(() => new Registry([experiment('a', {}), long])).toThrow(
      /the experiment "long" cannot be registered: .*256/,
    );
    expect(() => new Registry([experiment('a', { 'a b': [1] })])).toThrow(
      'the experiment "a" cannot be registered',
    );
    expect(() => new Registry([experiment('a', { b: [NaN] })])).toThrow('cannot be registered');
  });

  it('has an id of its own', () => {
    expect(() => new Registry([experiment('a', {}), experiment('a', {})])).toThrow(
      'two experiments are called a',
    );
  });
});
