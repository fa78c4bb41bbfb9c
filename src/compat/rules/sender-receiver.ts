import type { Node } from '../openapi/node';
import type { Pair } from './pair';
import type { Age, Roles } from './roles';

/** A pair of schemas by who sends the message and who receives it; undefined when one is missing. */
export function senderAndReceiver(
  { client, server }: Pair<Node>,
  roles: Roles,
): { sender: Node; receiver: Node; senderAge: Age; receiverAge: Age } | undefined {
  if (!client || !server) return undefined;
  return roles.message === 'request'
    ? { sender: client, receiver: server, senderAge: roles.client, receiverAge: roles.server }
    : { sender: server, receiver: client, senderAge: roles.server, receiverAge: roles.client };
}
