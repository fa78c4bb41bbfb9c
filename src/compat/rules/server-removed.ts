import { defineRule } from './rule';

/** A client calls the URL that its contract names. */
export const serverRemoved = defineRule({
  on: 'operation',
  level: 'wire',
  title: 'A server is gone',
  help: 'Keep the old URL among the servers for as long as clients may use it.',
  check({ client, server }, roles) {
    // Where webhooks go, and how they are let in, subscribers say and not the contract.
    if (!client || !server || roles.isOutgoing) return undefined;
    const lost = client.servers.filter((url) => !server.servers.includes(url));
    return lost.map((url) => ({
      message: `the ${roles.server} contract does not serve it at ${url}`,
      values: [url],
      witness: { request: client.name, server: url },
    }));
  },
});
