import { defineRule } from './rule';

/** Generated code groups functions by the first tag. */
export const tagRemoved = defineRule({
  on: 'operation',
  level: 'codegen',
  title: 'An operation lost a tag',
  help: 'Keep the tag; generated clients group operations by it.',
  check({ client, server }, roles) {
    if (!client || !server) return undefined;
    const lost = client.tags.filter((tag) => !server.tags.includes(tag));
    return lost.map((tag) => ({
      message: `the ${roles.server} contract has it without the tag ${tag}`,
      values: [tag],
    }));
  },
});
