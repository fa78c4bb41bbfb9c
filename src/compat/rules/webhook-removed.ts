import { defineRule } from './rule';

/** A subscriber waits for calls that do not come. */
export const webhookRemoved = defineRule({
  on: 'webhook',
  level: 'wire',
  title: 'A webhook is gone',
  help: 'Keep sending it.',
  check({ client, server }, roles) {
    // Of a webhook the API is the client, and its subscribers are the server.
    if (client || !server) return undefined;
    return {
      message: `the ${roles.client} contract never sends ${server.name}`,
      witness: { webhook: server.name },
    };
  },
});
