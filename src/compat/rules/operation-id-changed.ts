import { defineRule } from './rule';

/** Generated code names a function after the operationId. */
export const operationIdChanged = defineRule({
  on: 'operation',
  level: 'codegen',
  title: 'An operation has another operationId',
  help: 'Keep the operationId; say a better name in the summary.',
  check({ client, server }, roles) {
    if (!client?.operationId || !server || client.operationId === server.operationId)
      return undefined;
    const now = server.operationId ?? 'nothing';
    return {
      message: `it is called ${now} in the ${roles.server} contract, not ${client.operationId}`,
      values: [client.operationId, now],
    };
  },
});
