import { defineRule } from './rule';

/** A subscriber waits for calls that do not come. */
export const callbackRemoved = defineRule({
  on: 'callback',
  level: 'wire',
  title: 'A callback is gone',
  help: 'Keep calling back.',
  check({ client, server }, roles) {
    // Of a callback the API is the client, and its subscribers are the server.
    if (client || !server) return undefined;
    return {
      message: `the ${roles.client} contract never calls ${server.name} back`,
      witness: { callback: server.name },
    };
  },
});
