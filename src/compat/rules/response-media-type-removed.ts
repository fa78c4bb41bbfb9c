import { defineRule } from './rule';

/** A client accepts a media type that the server does not write. */
export const responseMediaTypeRemoved = defineRule({
  on: 'responseMedia',
  level: 'wire',
  title: 'A response does not come in a media type any more',
  help: 'Keep offering the media type.',
  check({ client, server }, roles) {
    if (!client || server) return undefined;
    return {
      message: `the ${roles.server} contract does not answer with ${client.name}`,
      values: [client.name],
      witness: { request: roles.operation, accept: client.name },
    };
  },
});
