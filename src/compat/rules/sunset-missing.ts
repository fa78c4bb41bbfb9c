import type { Deprecation } from '../openapi/model';
import { isObject } from '../openapi/node';
import { readDeprecation } from '../openapi/read-deprecation';
import { defineRule, type Violation } from './rule';

const TITLE = 'is deprecated without a date';
const HELP = 'Write x-sunset, the last day on which it works, as YYYY-MM-DD.';

/** A client cannot plan for an operation that may go any day. */
export const operationSunsetMissing = defineRule({
  on: 'operation',
  level: 'strict',
  title: `An operation ${TITLE}`,
  help: HELP,
  check: ({ client, server }, { client: age }) =>
    age === 'old' ? missing(client?.deprecation, server?.deprecation) : undefined,
});

/** A client cannot plan for a parameter that may go any day. */
export const parameterSunsetMissing = defineRule({
  on: 'parameter',
  level: 'strict',
  title: `A parameter ${TITLE}`,
  help: HELP,
  check: ({ client, server }, { client: age }) =>
    age === 'old' ? missing(client?.deprecation, server?.deprecation) : undefined,
});

/** A client cannot plan for a property that may go any day. */
export const schemaSunsetMissing = defineRule({
  on: 'schema',
  level: 'strict',
  title: `A schema ${TITLE}`,
  help: HELP,
  check({ client, server }, { client: age }) {
    if (!client || !server || age !== 'old') return undefined;
    if (!isObject(client.value) || !isObject(server.value)) return undefined;
    return missing(readDeprecation(client), readDeprecation(server));
  },
});

function missing(
  before: Deprecation | undefined,
  after: Deprecation | undefined,
): Violation | undefined {
  if (!before || before.deprecated || !after?.deprecated || after.sunset !== undefined)
    return undefined;
  return {
    message: 'it is deprecated in the new contract, which does not say until when it works',
  };
}
