import { defineRule } from './rule';

/** A client sends a body that the server has no use for. */
export const requestBodyRemoved = defineRule({
  on: 'body',
  level: 'wire',
  title: 'A request has no body any more',
  help: 'Keep accepting the body.',
  check({ client, server }, roles) {
    if (!client || server) return undefined;
    return {
      message: `the ${roles.server} contract has no body here, and a client of the ${roles.client} one sends it`,
      witness: { request: roles.operation, body: client.content[0]?.name ?? '' },
    };
  },
});
