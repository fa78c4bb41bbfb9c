import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  readTelemetryEvent,
  validateJobRequest,
  validateRunManifest,
  validateTelemetryEvent,
  type EventPayloadMap,
  type TelemetryEvent,
} from '../../src';

const { examples } = JSON.parse(readFileSync('schemas/telemetry_event.schema.json', 'utf8')) as {
  examples: TelemetryEvent[];
};
const metric = examples.find((event) => event.event_name === 'metric');

/** Compiles only while every known event is handled: the `never` at the end is exhaustive. */
function payloadOf(event: TelemetryEvent): EventPayloadMap[keyof EventPayloadMap] {
  switch (event.event_name) {
    case 'metric':
      return { name: event.payload.name, value: event.payload.value };
    case 'checkpoint':
      return { ...event.payload, sha256: event.payload.sha256 };
    case 'run_start':
    case 'run_stop':
    case 'stage_start':
    case 'stage_stop':
    case 'stage_error':
    case 'vote':
    case 'hedge':
    case 'progress':
    case 'log':
      return event.payload;
    default: {
      const unknown: never = event;
      return unknown;
    }
  }
}

describe('a telemetry event', () => {
  it('narrows by event_name', () => {
    for (const event of examples) expect(payloadOf(event)).toBeTypeOf('object');
  });

  it.each([
    [{ event_name: 'metrc' }, 'discriminator', '/event_name', 'did you mean "metric"?'],
    [
      { payload: { name: 'loss', value: 'high', step: 1 } },
      'type',
      '/payload/value',
      'it must be of type number',
    ],
    [
      { payload: { name: 'loss', vlue: 1, step: 1 } },
      'additionalProperties',
      '/payload/vlue',
      'did you mean "value"?',
    ],
    [
      { payload: { name: 'loss', value: 1 } },
      'anyOf',
      '/payload',
      'it must have the property step or epoch',
    ],
    [{ seq: -1 }, 'minimum', '/seq', 'it must be at least 0'],
    [{ seq: 1.5 }, 'type', '/seq', 'it must be of type integer'],
    [{ timestamp: '2026-02-30T00:00:00.000Z' }, 'format', '/timestamp', undefined],
    [{ run_id: '../x' }, 'pattern', '/run_id', undefined],
    [{ schema_version: '1.999.0' }, 'schema-version', '/schema_version', undefined],
  ])('with %j has one problem', (change, rule, instancePath, hint) => {
    const result = validateTelemetryEvent({ ...metric, ...change });
    const problem = { rule, instancePath, ...(hint && { hint }) };
    expect(result).toMatchObject({ ok: false, problems: [problem] });
    if (!result.ok) expect(result.problems).toHaveLength(1);
  });

  it.each([
    ['2016-12-31T23:59:60.000Z', true],
    ['2016-12-31T23:58:60.000Z', false],
    ['2024-02-29T00:00:00.000Z', true],
    ['2023-02-29T00:00:00.000Z', false],
    ['2026-11-22T24:00:00.000Z', false],
    ['2026-13-45T99:99:99.000Z', false],
  ])('at %s is valid: %s (RFC 3339 section 5.7)', (timestamp, ok) => {
    expect(validateTelemetryEvent({ ...metric, timestamp }).ok).toBe(ok);
  });

  it('of a newer minor is told apart when its name is not known', () => {
    const newer = { ...metric, schema_version: '1.999.0', event_name: 'added_later' };
    expect(readTelemetryEvent(newer)).toEqual({ ok: true, known: false, value: newer });
    expect(readTelemetryEvent({ ...newer, schema_version: '1.0.0' }).ok).toBe(false);
    expect(readTelemetryEvent({ ...newer, seq: -1 }).ok).toBe(false);
    expect(readTelemetryEvent({ ...metric, schema_version: '1.999.0' })).toMatchObject({
      known: true,
    });
  });
});

describe('hostile values', () => {
  it.each([
    ['an object that has no text', '{"toString": 1, "valueOf": 2}'],
    ['a list that is too deep for one', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
  ])('%s is one problem where one of a few names is expected', (_, json) => {
    const hostile: unknown = JSON.parse(json);
    const [example] = examples;
    expect(validateTelemetryEvent({ ...example, event_name: hostile })).toMatchObject({
      problems: [{ rule: 'discriminator', instancePath: '/event_name' }],
    });
  });

  it('are refused without a throw', () => {
    const polluted: unknown = JSON.parse('{"__proto__": {"run_id": "x"}, "constructor": 1}');
    for (const value of [undefined, null, NaN, [], polluted, () => 1, Symbol('x'), new Map()]) {
      expect(validateRunManifest(value).ok).toBe(false);
    }
  });

  it('cannot hide a property behind a name that every object has', () => {
    for (const name of ['toString', '__proto__', 'constructor']) {
      const event: unknown = JSON.parse(`{"${name}": 1, ${JSON.stringify(metric).slice(1)}`);
      expect(validateTelemetryEvent(event)).toMatchObject({
        problems: [{ rule: 'additionalProperties' }],
      });
    }
  });

  it('have their keys escaped in pointers, and whole in a Standard Schema path', () => {
    const request = { schema_version: '1.0.0', experiment_id: 'x', params: { 'a/b~c ': [] } };
    const pointers = {
      problems: [{ instancePath: '/params/a~1b~0c ' }, { instancePath: '/params/a~1b~0c ' }],
    };
    expect(validateJobRequest(request)).toMatchObject(pointers);
    const path = ['params', 'a/b~c '];
    expect(validateJobRequest['~standard'].validate(request)).toMatchObject({
      issues: [{ path }, { path }],
    });
  });

  it('get a bounded number of problems', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`key${i}`, i]));
    const result = validateRunManifest(many);
    expect(result.ok ? 0 : result.problems.length).toBe(100);
  });
});
