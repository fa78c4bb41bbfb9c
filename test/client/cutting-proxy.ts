import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A proxy in front of a server, which cuts each connection after so many bytes of its answers. */
export interface CuttingProxy {
  readonly url: string;
  /** Connections that were cut so far. */
  readonly cuts: number;
  close(): Promise<void>;
}

/**
 * @param upstream port of the server on 127.0.0.1
 * @param bytesOf after how many bytes to cut the connection of this number, from 0
 */
export async function cuttingProxy(
  upstream: number,
  bytesOf: (connection: number) => number,
): Promise<CuttingProxy> {
  const open = new Set<Socket>();
  let connections = 0;
  let cuts = 0;
  const server = createServer((reader) => {
    let left = bytesOf(connections++);
    const service = connect(upstream, '127.0.0.1');
    const end = () => {
      reader.destroy();
      service.destroy();
      open.delete(reader);
    };
    open.add(reader);
    reader.on('error', end).on('close', end);
    service.on('error', end).on('close', () => reader.end());
    reader.pipe(service);
    service.on('data', (chunk: Buffer) => {
      const passed = hurried(chunk).subarray(0, left);
      left -= passed.length;
      if (left > 0) {
        reader.write(passed);
        return;
      }
      cuts++;
      service.destroy();
      // What was passed on arrives, and then the line breaks.
      reader.write(passed, () => reader.resetAndDestroy());
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    get cuts() {
      return cuts;
    },
    close: () =>
      new Promise((closed) => {
        for (const socket of open) socket.destroy();
        server.close(() => closed());
      }),
  };
}

/** Asks to reconnect after a millisecond instead of two seconds, in as many bytes. */
function hurried(chunk: Buffer): Buffer {
  const at = chunk.indexOf('retry: 2000');
  if (at >= 0) chunk.write('retry: 0001', at);
  return chunk;
}
