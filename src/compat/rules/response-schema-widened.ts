import { isTextual } from '../openapi/media-type';
import { defineRule } from './rule';

/** A body that the server may send is none that a client expects. */
export const responseSchemaWidened = defineRule({
  on: 'responseMedia',
  level: 'wire',
  title: 'A response body may be what it could not be',
  help: 'Keep what was promised: required properties, types, values and ranges.',
  check: ({ client, server }, roles) =>
    client &&
    server &&
    roles.accepts(
      server.schema,
      client.schema,
      'response',
      isTextual(client.name) ? 'text' : 'json',
    ),
});
