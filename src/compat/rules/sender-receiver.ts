import type { Pair } from './pair';
import type { Age, Roles } from './roles';
import type { PlacedSchema } from './subjects';

/** A pair of schemas by who sends the message and who receives it. */
interface SenderAndReceiver {
  readonly sender: PlacedSchema;
  readonly receiver: PlacedSchema;
  readonly senderAge: Age;
  readonly receiverAge: Age;
}

/** Turns client and server into sender and receiver; undefined when one of them is missing. */
export function senderAndReceiver(
  { client, server }: Pair<PlacedSchema>,
  roles: Roles,
): SenderAndReceiver | undefined {
  if (!client || !server) return undefined;
  return roles.message === 'request'
    ? { sender: client, receiver: server, senderAge: roles.client, receiverAge: roles.server }
    : { sender: server, receiver: client, senderAge: roles.server, receiverAge: roles.client };
}
