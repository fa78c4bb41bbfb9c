import { defineRule } from './rule';

/** A header that the server may send is none that a client expects. */
export const responseHeaderWidened = defineRule({
  on: 'header',
  level: 'wire',
  title: 'A header of a response may be what it could not be',
  help: 'Keep what was promised of it, or add a header.',
  check: ({ client, server }, roles) =>
    client && server && roles.accepts(server.schema, client.schema, 'response', 'text'),
});
