import { defineRule } from './rule';

/** The same value is written as another text. */
export const parameterSerializationChanged = defineRule({
  on: 'parameter',
  level: 'wire',
  title: 'A parameter is written in another way',
  help: 'Keep style, explode, allowReserved and content; add a parameter for another form.',
  check({ client, server }, roles) {
    if (!client || !server || client.serialization === server.serialization) return undefined;
    return {
      message: `the ${roles.server} contract reads it as ${server.serialization}, and it is written as ${client.serialization}`,
      values: [client.serialization, server.serialization],
    };
  },
});
