import { defineRule } from './rule';

/** A body in a media type that the server does not read. */
export const requestMediaTypeRemoved = defineRule({
  on: 'requestMedia',
  level: 'wire',
  title: 'A request cannot be sent in a media type any more',
  help: 'Keep accepting the media type.',
  check({ client, server }, roles) {
    if (!client || server) return undefined;
    return {
      message: `the ${roles.server} contract does not read ${client.name}`,
      values: [client.name],
      witness: { request: roles.operation, body: client.name },
    };
  },
});
