import { defineRule } from './rule';
import { isUnpromised } from './stability-lowered';
import { mayGo, whyNot } from './sunset';

/** An operation of the client that the server does not have. */
export const operationRemoved = defineRule({
  on: 'operation',
  level: 'wire',
  title: 'An operation is gone',
  help: 'Keep it, or mark it deprecated with an x-sunset date and remove it after that date.',
  check({ client, server }, { now, server: age }) {
    if (!client || server || isUnpromised(client.stability)) return undefined;
    if (mayGo(client.deprecation, now)) return undefined;
    return {
      message: `the ${age} contract has no such operation; it went ${whyNot(client.deprecation)}`,
      witness: { request: client.name },
    };
  },
});
