import { defineRule } from './rule';

/** A status outside of the union that a client switches over. */
export const responseStatusAdded = defineRule({
  on: 'response',
  level: 'codegen',
  title: 'A response has a status that clients do not know',
  help: 'Answer with a known status, or document a default response first.',
  check({ client, server }, roles) {
    if (client || !server) return undefined;
    return {
      message: `the ${roles.server} contract answers ${server.status}, which the ${roles.client} one does not name`,
      values: [server.status],
      witness: { request: roles.operation, response: server.status },
    };
  },
});
