import type { FastifyInstance } from 'fastify';

/**
 * Counts the whole requests of a server that have no whole answer yet, and whose client is still
 * there. One that is half sent does not count: its client may never send the rest.
 */
export class OpenReplies {
  #open = 0;
  #whenNone: (() => void) | undefined;

  constructor(server: FastifyInstance) {
    server.addHook('preHandler', (_request, { raw }, done) => {
      // A client that has left already will not be seen leaving.
      if (!raw.closed) {
        this.#open++;
        raw.once('close', () => {
          this.#open--;
          if (this.#open === 0) this.#whenNone?.();
        });
      }
      done();
    });
  }

  /** Resolves once there is none. */
  async none(): Promise<void> {
    if (this.#open === 0) return;
    await new Promise<void>((resolve) => (this.#whenNone = resolve));
  }
}
