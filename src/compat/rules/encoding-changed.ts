import { defineRule } from './rule';

/** A property of a form is written in another way. */
export const encodingChanged = defineRule({
  on: 'requestMedia',
  level: 'wire',
  title: 'A property of a form is written in another way',
  help: 'Keep contentType, style, explode and allowReserved of the encoding.',
  check({ client, server }) {
    if (!client || !server) return undefined;
    return [...client.encoding].flatMap(([property, before]) => {
      const after = server.encoding.get(property);
      if (after === undefined || after === before) return [];
      const message = `${property} is read as ${after}, and written as ${before}`;
      return { message, values: [property, before, after] };
    });
  },
});
