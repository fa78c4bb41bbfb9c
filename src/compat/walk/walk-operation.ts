import type { Body, MediaType, Operation, Parameter, Response, SchemaAt } from '../openapi/model';
import { pairBy, type Pair } from '../rules/pair';
import { isUnpromised } from '../rules/stability-lowered';
import { pairRequestMedia, pairResponseMedia } from './pair-media-types';
import { pairResponses } from './pair-responses';
import type { Setting, Subject } from './subject';
import { walkSchemas } from './walk-schemas';

/** Everything that the client and the server of an operation both have part in. */
export function* walkOperation(pair: Pair<Operation>, above: Setting): Generator<Subject> {
  const { client, server } = pair;
  const setting = within(pair, above);
  yield { kind: 'operation', pair, what: '', setting };
  // What is promised to nobody cannot be broken.
  if (!client || !server || isUnpromised(client.stability)) return;
  for (const one of pairBy(client.parameters, server.parameters, ({ key }) => key))
    yield* walkParameter(one, setting);
  if (client.body ?? server.body)
    yield* walkBody({ client: client.body, server: server.body }, setting);
  for (const one of pairResponses(client.responses, server.responses))
    yield* walkResponse(one, setting);
  yield* walkCallbacks(pair, setting);
}

function* walkParameter(pair: Pair<Parameter>, above: Setting): Generator<Subject> {
  const setting = within(pair, above);
  const { client, server } = pair;
  const what = `${(client ?? server)?.in} parameter ${(client ?? server)?.name}`;
  yield { kind: 'parameter', pair, what, setting };
  yield* walkSchemasOf(client?.schema, server?.schema, what, setting);
}

function* walkBody(pair: Pair<Body>, above: Setting): Generator<Subject> {
  const setting = within(pair, above);
  const { client, server } = pair;
  yield { kind: 'body', pair, what: 'request body', setting };
  if (!client || !server) return;
  for (const media of pairRequestMedia(client.content, server.content))
    yield* walkMedia('requestMedia', media, `request body ${nameOf(media)}`, setting);
}

function* walkResponse(pair: Pair<Response>, above: Setting): Generator<Subject> {
  const setting: Setting = { ...within(pair, above), message: 'response' };
  const { client, server } = pair;
  const what = `response ${(client ?? server)?.status}`;
  yield { kind: 'response', pair, what, setting };
  if (!client || !server) return;
  for (const header of pairBy(client.headers, server.headers, ({ key }) => key)) {
    const name = `${what} header ${(header.client ?? header.server)?.key}`;
    yield { kind: 'header', pair: header, what: name, setting: within(header, setting) };
    yield* walkSchemasOf(header.client?.schema, header.server?.schema, name, setting);
  }
  // A body that was promised and is gone, or the other way round, shows in its media types.
  for (const media of pairResponseMedia(client.content, server.content))
    yield* walkMedia('responseMedia', media, `${what} ${nameOf(media)}`, setting);
}

function* walkMedia(
  kind: 'requestMedia' | 'responseMedia',
  pair: Pair<MediaType>,
  what: string,
  above: Setting,
): Generator<Subject> {
  const setting = within(pair, above);
  yield { kind, pair, what, setting };
  yield* walkSchemasOf(pair.client?.schema, pair.server?.schema, what, setting);
}

function nameOf({ client, server }: Pair<MediaType>): string {
  return (client ?? server)?.name ?? '';
}

function* walkSchemasOf(
  client: SchemaAt | undefined,
  server: SchemaAt | undefined,
  what: string,
  setting: Setting,
): Generator<Subject> {
  if (client && server) yield* walkSchemas({ client, server }, what, setting);
}

/** The API calls its subscriber back: it is the client of what the subscriber serves. */
function* walkCallbacks({ client, server }: Pair<Operation>, setting: Setting): Generator<Subject> {
  const swapped = swap(setting);
  const pairs = pairBy(server?.callbacks ?? [], client?.callbacks ?? [], ({ key }) => key);
  for (const pair of pairs) {
    const what = `callback ${(pair.client ?? pair.server)?.key}`;
    yield { kind: 'callback', pair, what, setting: within(pair, swapped) };
    if (pair.client && pair.server) yield* walkOperation(pair, swapped);
  }
}

/** The setting of what is inside of a pair; a side that lacks it stays where it was. */
function within(pair: Pair<{ readonly pointer: string }>, above: Setting): Setting {
  return {
    ...above,
    pointers: {
      client: pair.client?.pointer ?? above.pointers.client,
      server: pair.server?.pointer ?? above.pointers.server,
    },
  };
}

/** The same with client and server in each other's place. */
export function swap(setting: Setting): Setting {
  const { client, server, pointers } = setting;
  return {
    ...setting,
    client: server,
    server: client,
    isOutgoing: !setting.isOutgoing,
    pointers: { client: pointers.server, server: pointers.client },
  };
}
