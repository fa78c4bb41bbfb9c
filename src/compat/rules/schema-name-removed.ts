import { defineRule } from './rule';

/** Generated code names a type after each schema of the components. */
export const schemaNameRemoved = defineRule({
  on: 'api',
  level: 'codegen',
  title: 'A schema of the components lost its name',
  help: 'Keep the name, as a reference to the new one if need be.',
  check({ client, server }, roles) {
    if (!client || !server) return undefined;
    const lost = [...client.schemaNames].filter(([name]) => !server.schemaNames.has(name));
    return lost.map(([name, pointer]) => ({
      message: `the ${roles.server} contract has no components.schemas.${name}`,
      values: [name],
      client: pointer,
    }));
  },
});
