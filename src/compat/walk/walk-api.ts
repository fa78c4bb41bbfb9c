import type { Api, Operation } from '../openapi/model';
import { pairBy, type Pair } from '../rules/pair';
import type { Setting, Subject } from './subject';
import { swap, walkOperation } from './walk-operation';

/** Everything that rules look at, of a client of one API and a server of the other. */
export function* walkApi(pair: { client: Api; server: Api }, setting: Setting): Generator<Subject> {
  const { client, server } = pair;
  yield { kind: 'api', pair, what: '', setting };
  for (const one of pairBy(client.operations, server.operations, ({ key }) => key))
    yield* walkOperation(one, { ...setting, operation: keyOf(one) });
  // The API sends webhooks: it is the client of what its subscribers serve.
  const swapped = swap(setting);
  for (const one of pairBy(server.webhooks, client.webhooks, ({ key }) => key)) {
    const inside = { ...swapped, operation: `webhook ${keyOf(one)}` };
    const pointers = {
      client: one.client?.pointer ?? inside.pointers.client,
      server: one.server?.pointer ?? inside.pointers.server,
    };
    yield { kind: 'webhook', pair: one, what: '', setting: { ...inside, pointers } };
    if (one.client && one.server) yield* walkOperation(one, inside);
  }
}

function keyOf({ client, server }: Pair<Operation>): string {
  return (client ?? server)?.key ?? '';
}
