import type { FastifyInstance } from 'fastify';

/** Counts the requests of a server that have no whole answer yet, and whose client is still there. */
export class OpenReplies {
  #open = 0;
  #whenNone: (() => void) | undefined;

  constructor(server: FastifyInstance) {
    server.addHook('onRequest', (_request, reply, done) => {
      this.#open++;
      reply.raw.once('close', () => {
        this.#open--;
        if (this.#open === 0) this.#whenNone?.();
      });
      done();
    });
  }

  /** Resolves once there is none. */
  async none(): Promise<void> {
    if (this.#open === 0) return;
    await new Promise<void>((resolve) => (this.#whenNone = resolve));
  }
}
