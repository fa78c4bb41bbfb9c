import { defineRule } from './rule';

/** `?name` without a value was allowed. */
export const parameterEmptyRefused = defineRule({
  on: 'parameter',
  level: 'wire',
  title: 'A parameter may no longer be empty',
  help: 'Keep allowEmptyValue.',
  check({ client, server }, roles) {
    if (!client?.allowEmptyValue || !server || server.allowEmptyValue) return undefined;
    return {
      message: `the ${roles.server} contract does not allow it to be empty`,
      witness: { request: roles.operation, parameter: client.key, value: '' },
    };
  },
});
