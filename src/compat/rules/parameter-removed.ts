import { defineRule } from './rule';
import { mayGo, whyNot } from './sunset';

/** A parameter that a client sends and the server does not know. */
export const parameterRemoved = defineRule({
  on: 'parameter',
  level: 'wire',
  title: 'A parameter is gone',
  help: 'Keep it, or mark it deprecated with an x-sunset date and remove it after that date.',
  check({ client, server }, { now, server: age, operation }) {
    if (!client || server || mayGo(client.deprecation, now)) return undefined;
    return {
      message: `the ${age} contract has no such parameter; it went ${whyNot(client.deprecation)}`,
      witness: { request: operation, parameter: `${client.in} ${client.name}` },
    };
  },
});
