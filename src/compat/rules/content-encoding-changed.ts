import { isObject, stringAt } from '../openapi/node';
import { defineRule } from './rule';

const KEYWORDS = ['contentEncoding', 'contentMediaType'];

/** A string that holds other content cannot be decoded as before, though it is still a string. */
export const contentEncodingChanged = defineRule({
  on: 'schema',
  level: 'wire',
  title: 'A string holds its content in another form',
  help: 'Keep contentEncoding and contentMediaType; add a property for another form.',
  check({ client, server }, roles) {
    if (!client || !server || !isObject(client.value) || !isObject(server.value)) return undefined;
    for (const keyword of KEYWORDS) {
      const [before, after] = [stringAt(client, keyword), stringAt(server, keyword)];
      if (before !== after) {
        return {
          message: `its ${keyword} is ${after ?? 'none'} in the ${roles.server} contract, not ${before ?? 'none'}`,
          values: [before ?? '', after ?? ''],
          keyword,
        };
      }
    }
    return undefined;
  },
});
