import { isObject, stringAt } from '../openapi/node';
import { defineRule } from './rule';

/** Generated code has another type for another format: a date, a long, bytes. */
export const formatChanged = defineRule({
  on: 'schema',
  level: 'codegen',
  title: 'A value has another format',
  help: 'Keep the format.',
  check({ client, server }, roles) {
    if (!client || !server || !isObject(client.value) || !isObject(server.value)) return undefined;
    const [before, after] = [stringAt(client, 'format'), stringAt(server, 'format')];
    if (before === after) return undefined;
    return {
      message: `its format is ${after ?? 'none'} in the ${roles.server} contract, not ${before ?? 'none'}`,
      values: [before ?? '', after ?? ''],
    };
  },
});
