import type { Operation, SecurityAlternative } from '../openapi/model';
import { defineRule } from './rule';

/** What opened an operation for a client does not open it on the server. */
export const securityTightened = defineRule({
  on: 'operation',
  level: 'wire',
  title: 'An operation needs more to be opened',
  help: 'Keep the old requirement as an alternative, or give the new one to clients in a major version.',
  check({ client, server }, roles) {
    // Where webhooks go, and how they are let in, subscribers say and not the contract.
    if (!client || !server || roles.isOutgoing) return undefined;
    return client.security
      .filter((held) => !server.security.some((needed) => opens(held, needed, client, server)))
      .map((refused) => ({
        message: `the ${roles.server} contract does not open it with ${describe(refused)}`,
        values: [describe(refused)],
        witness: { request: client.name, security: describe(refused) },
      }));
  },
});

/** Whether a client that holds the one has all that the other needs. */
function opens(
  held: SecurityAlternative,
  needed: SecurityAlternative,
  client: Operation,
  server: Operation,
): boolean {
  return [...needed].every(([name, { definition, scopes }]) => {
    // A scheme may have been renamed: its name is nothing that is sent.
    const renamed = [...held].find(
      ([old, use]) =>
        use.definition === definition &&
        !server.schemeNames.has(old) &&
        !client.schemeNames.has(name),
    );
    const own = held.get(name) ?? renamed?.[1];
    return own !== undefined && scopes.every((scope) => own.scopes.includes(scope));
  });
}

function describe(alternative: SecurityAlternative): string {
  if (alternative.size === 0) return 'no credentials';
  return [...alternative]
    .map(([name, { scopes }]) => (scopes.length > 0 ? `${name} (${scopes.join(', ')})` : name))
    .join(' and ');
}
