import type { Api, Operation } from '../openapi/model';
import { pairBy, type Pair } from '../rules/pair';
import type { Setting, Subject } from './subject';
import { swap, walkOperation } from './walk-operation';

/** Everything that rules look at, of a client of one API and a server of the other. */
export function* walkApi(pair: { client: Api; server: Api }, setting: Setting): Generator<Subject> {
  const { client, server } = pair;
  yield { kind: 'api', pair, what: '', setting };
  for (const one of pairBy(client.operations, server.operations, ({ key }) => key)) {
    const pointers = placesOf(one, client, server);
    yield* walkOperation(one, { ...setting, operation: keyOf(one), pointers });
  }
  // The API sends webhooks: it is the client of what its subscribers serve.
  for (const one of pairBy(server.webhooks, client.webhooks, ({ key }) => key)) {
    const pointers = placesOf(one, server, client);
    const inside = { ...swap(setting), operation: `webhook ${keyOf(one)}`, pointers };
    yield { kind: 'webhook', pair: one, what: '', setting: inside };
    if (one.client && one.server) yield* walkOperation(one, inside);
  }
}

function keyOf({ client, server }: Pair<Operation>): string {
  return (client ?? server)?.key ?? '';
}

/** Where each side has the operation, or would have it. */
function placesOf({ client, server }: Pair<Operation>, from: Api, to: Api): Setting['pointers'] {
  const [clientPlace, serverPlace] = [client?.pointer ?? '', server?.pointer ?? ''];
  return {
    client: client ? clientPlace : from.document.nearest(serverPlace),
    server: server ? serverPlace : to.document.nearest(clientPlace),
  };
}
