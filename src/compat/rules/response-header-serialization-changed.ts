import { defineRule } from './rule';

/** The same value is written as another text. */
export const responseHeaderSerializationChanged = defineRule({
  on: 'header',
  level: 'wire',
  title: 'A header of a response is written in another way',
  help: 'Keep style, explode and content; add a header for another form.',
  check({ client, server }, roles) {
    if (!client || !server || client.serialization === server.serialization) return undefined;
    return {
      message: `the ${roles.server} contract writes it as ${server.serialization}, and it is read as ${client.serialization}`,
      values: [client.serialization, server.serialization],
    };
  },
});
