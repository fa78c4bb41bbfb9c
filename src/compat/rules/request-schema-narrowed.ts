import { isTextual } from '../openapi/media-type';
import { defineRule } from './rule';

/** A body that a client may send is refused. */
export const requestSchemaNarrowed = defineRule({
  on: 'requestMedia',
  level: 'wire',
  title: 'A request body allows less',
  help: 'Accept what was accepted before: add only what is optional, and narrow nothing.',
  check: ({ client, server }, roles) =>
    client &&
    server &&
    roles.accepts(
      client.schema,
      server.schema,
      'request',
      isTextual(server.name) ? 'text' : 'json',
    ),
});
