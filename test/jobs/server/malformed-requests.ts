import { connect } from 'node:net';
import fc from 'fast-check';
import { DOCUMENTED } from './documented';

/**
 * Sends bytes as they are to a server on loopback; gives the status of the first answer, undefined
 * when there is none.
 */
export function send(port: number, bytes: Buffer): Promise<number | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    const finish = () => {
      socket.destroy();
      const status = /^HTTP\/1\.1 (\d{3}) /.exec(text)?.[1];
      resolve(status === undefined ? undefined : Number(status));
    };
    socket.setEncoding('latin1').on('data', (part: string) => (text += part));
    socket.on('close', finish).on('error', finish);
    // Half of them never say where they end: what comes after them has been answered by then.
    socket.setTimeout(300, () => void answered(port).then(finish, finish));
    socket.write(bytes);
  });
}

/** Resolves once the server has answered a request that is sent now. */
async function answered(port: number): Promise<void> {
  await fetch(`http://127.0.0.1:${port}/healthz`);
}

export function requestOf(
  method: string,
  path: string,
  headers: readonly string[],
  body: Buffer,
): Buffer {
  const lines = [`${method} ${path} HTTP/1.1`, 'Host: x', 'Connection: close', ...headers];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '',
    '..',
    '%00',
    '%',
    '%2e%2e%2f',
    '__proto__',
    '-1',
    '1e999',
    '9'.repeat(400),
    "' OR 1=1 --",
    '%FF',
    'x'.repeat(5000),
  ),
);
const printable = hostile.map((text) =>
  text.replaceAll(/[^!-~]/g, (c) => encodeURIComponent(c.toWellFormed())),
);
const known = fc.constantFrom(...DOCUMENTED.map(({ path }) => path));

/** Paths, of which some are those of a job that there is. */
function pathOf(jobPath: string) {
  return fc.oneof(
    fc.tuple(known, printable).map(([one, id]) => one.replaceAll(/\{\w+\}/g, id)),
    fc
      .tuple(known, printable)
      .map(([one, id]) => one.replace('/v1/jobs/{id}', jobPath).replace('{path}', id)),
    printable.map((text) => `/${text}`),
  );
}

const name = fc.constantFrom(
  'after',
  'cursor',
  'limit',
  'state',
  'experiment_id',
  'token',
  '__proto__',
  'a[b]',
);
const query = fc
  .array(fc.tuple(name, printable), { maxLength: 3 })
  .map((pairs) => pairs.map(([key, value]) => `${key}=${value}`).join('&'));
const header = fc
  .tuple(
    fc.constantFrom(
      'Accept',
      'Last-Event-ID',
      'Range',
      'If-Range',
      'If-None-Match',
      'Idempotency-Key',
      'Content-Type',
      'Content-Length',
      'Transfer-Encoding',
      'Upgrade',
      'Connection',
      'Expect',
      'Authorization',
      'Sec-WebSocket-Key',
      'X',
    ),
    hostile.map((text) => text.replaceAll(/[\r\n\0]/g, '')),
  )
  .map(([key, value]) => `${key}: ${value}`);

const method = fc.constantFrom(
  'GET',
  'GET',
  'POST',
  'POST',
  'PUT',
  'HEAD',
  'TRACE',
  'QUERY',
  'get',
  'X',
);
const body = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.json().map((text) => Buffer.from(text)),
);

/**
 * Requests with something wrong, each as its bytes.
 *
 * @param jobPath path of a job that there is
 * @param tokens API tokens that are good
 */
export function malformedRequest(jobPath: string, tokens: readonly string[]) {
  const authorization = fc.constantFrom(
    ...tokens.map((token) => `Authorization: Bearer ${token}`),
    'X: 1',
    'Authorization: Bearer x',
  );
  return (
    fc
      .tuple(
        method,
        pathOf(jobPath),
        query,
        authorization,
        fc.array(header, { maxLength: 3 }),
        body,
      )
      // Canceling a job is no mistake.
      .filter(([how, where]) => !(how === 'POST' && where.startsWith(`${jobPath}/cancel`)))
      .map(([how, where, asked, token, headers, bytes]) =>
        requestOf(
          how,
          asked === '' ? where : `${where}?${asked}`,
          [token, ...headers],
          Buffer.from(bytes),
        ),
      )
  );
}

/** What is no HTTP, or too much of it. */
export const NO_HTTP = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((one) => Buffer.from(one)),
  fc
    .string({ unit: 'binary', maxLength: 100 })
    .map((text) => Buffer.from(`GET ${text} HTTP/1.1\r\n\r\n`)),
  fc.constant(requestOf('GET', '/', [`X: ${'x'.repeat(40_000)}`], Buffer.alloc(0))),
);
