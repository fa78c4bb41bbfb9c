import { defineRule } from './rule';

/** A client may leave out what the server demands. */
export const parameterRequired = defineRule({
  on: 'parameter',
  level: 'wire',
  title: 'A parameter is required that was not',
  help: 'Make it optional, with the behaviour of before as its default.',
  check({ client, server }, roles) {
    if (!server?.required || client?.required) return undefined;
    return {
      message: `the ${roles.server} contract requires it, and a client of the ${roles.client} one may leave it out`,
      witness: { request: roles.operation, without: `${server.in} ${server.name}` },
    };
  },
});
