import { defineRule } from './rule';

/** A media type outside of the union that a client switches over. */
export const responseMediaTypeAdded = defineRule({
  on: 'responseMedia',
  level: 'codegen',
  title: 'A response comes in a media type that clients do not know',
  help: 'Send the new media type only to those who ask for it.',
  check({ client, server }, roles) {
    if (client || !server) return undefined;
    return {
      message: `the ${roles.server} contract answers with ${server.name}, which the ${roles.client} one does not name`,
      values: [server.name],
    };
  },
});
