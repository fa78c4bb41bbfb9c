import { defineRule } from './rule';

/** A value that a client may send is refused. */
export const parameterNarrowed = defineRule({
  on: 'parameter',
  level: 'wire',
  title: 'A parameter allows less',
  help: 'Accept what was accepted before: keep values, lengths and ranges, or add a parameter.',
  check: ({ client, server }, roles) =>
    client && server && roles.accepts(client.schema, server.schema, 'request', 'text'),
});
