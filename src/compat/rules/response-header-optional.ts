import { defineRule } from './rule';

/** A header that a client relies on may be missing. */
export const responseHeaderOptional = defineRule({
  on: 'header',
  level: 'wire',
  title: 'A header of a response may be missing',
  help: 'Keep it required, and send it always.',
  check({ client, server }, roles) {
    if (!client?.required || !server || server.required) return undefined;
    return { message: `the ${roles.server} contract may leave out the header ${client.name}` };
  },
});
