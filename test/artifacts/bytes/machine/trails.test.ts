import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../src/stats';
import { Differential } from './differential';
import { machineFor } from './fuzz';
import { containersOf, treeOf } from './json-tree';
import { mutated } from './mutate';
import { examplesOf, LINE_DOCUMENTS, PROFILES } from './real-lines';
import { schemaMachine } from './schema-machine';

const CASES = LINE_DOCUMENTS.flatMap((document) =>
  PROFILES.map((profile) => [document, profile] as const),
);

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

describe('a line after one that is nearly the same', () => {
  it.each(CASES)('is judged as if it stood alone: %s, %s', (document, profile) => {
    const random = seededRandom(20_261_128);
    const lines = examplesOf(document);
    const donors = lines.flatMap((line) => containersOf(treeOf(JSON.parse(line))));
    const found = { lines: 0, accepted: 0 };
    for (const line of lines) {
      const differential = new Differential(machineFor(document, profile), document, profile);
      for (let i = 0; i < 500; i++) {
        differential.add(Buffer.from(line));
        differential.add(mutated(line, donors, random));
      }
      differential.flush();
      const { result } = differential;
      expect(result.falseAccepts).toEqual([]);
      expect(result.accepted).toBeGreaterThanOrEqual(500);
      found.lines += result.lines;
      found.accepted += result.accepted;
    }
    expect(found.lines).toBeGreaterThan(found.accepted);
  });

  it('may be nested as deep as one alone, and no deeper', () => {
    const machine = schemaMachine({ type: 'object', properties: { a: {}, b: {} } });
    for (let i = 0; i < 3; i++) {
      expect(machine.accepts(`{"a":${nested(511)},"b":{"c":[{}]}}`)).toBe(true);
      expect(machine.accepts(`{"a":${nested(512)},"b":{"c":[{}]}}`)).toBe(false);
      expect(machine.accepts(`{"a":1,"b":${nested(512)}}`)).toBe(false);
    }
  });

  it('may hold arrays of other lengths, and other kinds of values', () => {
    const item = { type: 'object', properties: { a: { type: 'boolean' } }, required: ['a'] };
    const machine = schemaMachine({
      type: 'object',
      properties: {
        items: { type: 'array', items: item, minItems: 1 },
        last: { type: ['number', 'string', 'null'] },
      },
    });
    const yes = '{"a":true}';
    for (const last of ['1', '"a"', 'null', '-2.5', '"b"', '"\\n"']) {
      for (const items of [yes, `${yes},{"a":false}`, `${yes},${yes},${yes}`]) {
        expect(machine.accepts(`{"items":[${items}],"last":${last}}`)).toBe(true);
        expect(machine.accepts(`{"items":[${items},{}],"last":${last}}`)).toBe(false);
        expect(machine.accepts(`{"items":[],"last":${last}}`)).toBe(false);
        expect(machine.accepts(`{"items":[${items}],"last":[${last}]}`)).toBe(false);
        expect(machine.accepts(`{"items":[${items}],"last":${last}`)).toBe(false);
      }
    }
  });
});

describe('a machine that has seen nothing yet', () => {
  const NULS = '\0'.repeat(64);

  it('takes no zero bytes for what it remembers', () => {
    const time = schemaMachine({ type: 'string', format: 'date-time' });
    expect(time.accepts(`"${NULS.slice(0, 16)}:00.000Z"`)).toBe(false);
    expect(time.accepts(`"${NULS}`)).toBe(false);
    const object = schemaMachine({
      type: 'object',
      properties: { a: { type: 'string', pattern: '^(a|bc)$' }, b: { type: 'integer' } },
    });
    expect(object.accepts(`{"a":"bc","b":1}`)).toBe(true);
    expect(object.accepts(`{"a":${NULS},"b":1}`)).toBe(false);
    expect(object.accepts(NULS)).toBe(false);
  });

  it('goes on when there are more kinds of lines than it remembers', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const properties = Object.fromEntries(names.map((name) => [name, { type: 'integer' }]));
    const machine = schemaMachine({ type: 'object', properties, required: names });
    const random = seededRandom(1);
    for (let i = 0; i < 140_000; i++) {
      const members = random.shuffled(names).map((name) => `"${name}":${random.below(100)}`);
      const isWhole = random.uniform() < 0.9;
      const text = `{${members.slice(isWhole ? 0 : 1).join()}}`;
      if (machine.accepts(text) !== isWhole) expect([text, isWhole]).toEqual([]);
    }
  });
});
