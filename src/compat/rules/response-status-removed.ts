import { isSuccess } from '../openapi/status';
import { defineRule, type Rule } from './rule';

/** The status by which a client knows that it worked. */
export const successStatusRemoved = statusRemoved('wire', true, 'A success status is gone');

/** A status of failure that a client may handle. */
export const errorStatusRemoved = statusRemoved('strict', false, 'A status of failure is gone');

function statusRemoved(level: Rule['level'], success: boolean, title: string): Rule<'response'> {
  return defineRule({
    on: 'response',
    level,
    title,
    help: 'Keep answering with the status.',
    check({ client, server }, roles) {
      if (!client || server || isSuccess(client.status) !== success) return undefined;
      return {
        message: `the ${roles.server} contract never answers ${client.status}`,
        values: [client.status],
        witness: { request: roles.operation, response: client.status },
      };
    },
  });
}
