import canonicalize from 'canonicalize';
import { defineRule } from './rule';

/** A request that leaves the parameter out gets another answer. */
export const parameterDefaultChanged = defineRule({
  on: 'parameter',
  level: 'wire',
  title: 'A parameter has another default',
  help: 'Keep the default; let clients ask for the new behaviour.',
  check({ client, server }, roles) {
    if (client?.defaultValue === undefined || !server || server.required) return undefined;
    const [before, after] = [client, server].map(({ defaultValue }) => canonicalize(defaultValue));
    if (before === after) return undefined;
    return {
      message: `left out, it means ${after ?? 'nothing'} in the ${roles.server} contract, not ${before}`,
      values: [String(before), String(after)],
      witness: { request: roles.operation, without: client.key },
    };
  },
});
