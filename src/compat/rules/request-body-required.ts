import { defineRule } from './rule';

/** A client may leave out the body that the server demands. */
export const requestBodyRequired = defineRule({
  on: 'body',
  level: 'wire',
  title: 'A request needs a body that it did not need',
  help: 'Make the body optional, with the behaviour of before when it is left out.',
  check({ client, server }, roles) {
    if (!server?.required || client?.required) return undefined;
    return {
      message: `the ${roles.server} contract requires a body, and a client of the ${roles.client} one may send none`,
      witness: { request: roles.operation, body: null },
    };
  },
});
