import type { Deprecation } from '../openapi/model';
import { defineRule, type Violation } from './rule';
import { sunsetTime } from './sunset';

const HELP = 'Write x-sunset as a date, YYYY-MM-DD, and move it later only.';

/** The promise how long a deprecated operation works is taken back. */
export const operationSunsetBroken = defineRule({
  on: 'operation',
  level: 'wire',
  title: 'The sunset of an operation is earlier, gone, or no date',
  help: HELP,
  check: ({ client, server }, { client: age }) =>
    age === 'old' ? broken(client?.deprecation, server?.deprecation) : undefined,
});

/** The promise how long a deprecated parameter works is taken back. */
export const parameterSunsetBroken = defineRule({
  on: 'parameter',
  level: 'wire',
  title: 'The sunset of a parameter is earlier, gone, or no date',
  help: HELP,
  check: ({ client, server }, { client: age }) =>
    age === 'old' ? broken(client?.deprecation, server?.deprecation) : undefined,
});

function broken(
  before: Deprecation | undefined,
  after: Deprecation | undefined,
): Violation | undefined {
  if (!before || !after?.deprecated || before.sunset === after.sunset) return undefined;
  const [earlier, later] = [before.sunset, after.sunset];
  if (later === undefined) return { message: `the sunset ${earlier} is gone`, values: [] };
  const time = sunsetTime(later);
  if (time === undefined) return { message: `the sunset ${later} is no date`, values: [later] };
  const promised = earlier === undefined ? undefined : sunsetTime(earlier);
  if (promised === undefined || time >= promised) return undefined;
  return {
    message: `the sunset moved from ${earlier} to ${later}, which is earlier`,
    values: [later],
  };
}
