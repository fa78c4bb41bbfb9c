import { defineRule } from './rule';

/** A header that a client may read is not sent. */
export const responseHeaderRemoved = defineRule({
  on: 'header',
  level: 'wire',
  title: 'A header of a response is gone',
  help: 'Keep sending the header.',
  check({ client, server }, roles) {
    if (!client || server) return undefined;
    return { message: `the ${roles.server} contract does not send the header ${client.name}` };
  },
});
