import { defineRule } from './rule';

/** Credentials are made, or sent, in another way. */
export const securitySchemeChanged = defineRule({
  on: 'operation',
  level: 'wire',
  title: 'A security scheme works in another way',
  help: 'Define the new scheme under another name and accept both.',
  check({ client, server }, roles) {
    // Where webhooks go, and how they are let in, subscribers say and not the contract.
    if (!client || !server || roles.isOutgoing) return undefined;
    const needed = new Map(server.security.flatMap((all) => [...all]));
    const held = new Map(client.security.flatMap((all) => [...all]));
    return [...held].flatMap(([name, before]) => {
      const after = needed.get(name);
      if (!after || after.definition === before.definition) return [];
      return {
        message: `the ${roles.server} contract defines the security scheme ${name} in another way`,
        values: [name, before.definition, after.definition],
        client: before.pointer,
        server: after.pointer,
      };
    });
  },
});
