import type { FastifyInstance, FastifyReply } from 'fastify';
import { v7 as uuid } from 'uuid';
import type { Adapter, AdapterAnswer } from '../adapter';
import { isCount } from '../count';
import { checkAnswer } from './check-answer';
import { JobQueue, QueueFullError, type QueueStats } from './job-queue';
import { loadFastify } from './load-fastify';
import { OpenReplies } from './open-replies';
import {
  adapterRequest,
  CHAT_BODY,
  chatCompletion,
  EMBEDDINGS_BODY,
  embeddings,
  protocolError,
  type ChatBody,
  type EmbeddingsBody,
} from './protocol';

export interface ModelServerOptions {
  /** The models, named by their `adapter_id`; no two by the same. */
  readonly adapters: readonly Adapter[];
  /** Vectors of texts, for `embeddings`. Absent: that route answers 404. */
  readonly embed?: (texts: readonly string[]) => Promise<readonly Float32Array[]>;
  /** Requests worked on at a time; default 1. */
  readonly concurrency?: number;
  /** Requests that may wait; more are answered with 429. Default 64. */
  readonly maxQueue?: number;
  /** Default 0: any free one. */
  readonly port?: number;
}

export interface ModelServer {
  /** Base URL for clients, up to and including the version. */
  readonly url: string;
  readonly stats: () => QueueStats;
  /**
   * Answers new requests with 503, and ends once those it has are answered or their clients have
   * left. Work whose client has left may outlast it; half-sent requests are cut off.
   */
  readonly close: () => Promise<void>;
}

/** Milliseconds that a refused client is asked to wait. */
const RETRY_AFTER_MS = 50;

const MAX_BODY_BYTES = 4 * 2 ** 20;

/**
 * Serves adapters on this machine over the chat completions protocol of OpenAI: `chat/completions`
 * without streaming, `embeddings` and `models`. It listens on the loopback interface only, and
 * answers no request that names another host (DNS rebinding).
 *
 * @throws ModelError `missing_packages` when fastify is not installed
 * @throws RangeError when two adapters have one name, and for numbers that count nothing
 */
export async function startModelServer(options: ModelServerOptions): Promise<ModelServer> {
  const { adapters, embed, concurrency = 1, maxQueue = 64, port = 0 } = options;
  const queue = new JobQueue(concurrency, maxQueue);
  checkNames(adapters);
  const { fastify } = await loadFastify();
  const server = fastify({ bodyLimit: MAX_BODY_BYTES, forceCloseConnections: true });
  const replies = new OpenReplies(server);
  // What fastify does next is to cut every connection.
  server.addHook('preClose', () => replies.none());
  acceptJsonOnly(server);
  refuseOtherHosts(server);
  answerErrors(server);

  server.get('/v1/models', () => ({
    object: 'list',
    data: adapters.map(({ adapter_id }) => ({ id: adapter_id, object: 'model' })),
  }));

  server.post<{ Body: ChatBody }>(
    '/v1/chat/completions',
    { schema: { body: CHAT_BODY } },
    async (request, reply) => {
      const { body } = request;
      const adapter = adapters.find(({ adapter_id }) => adapter_id === body.model);
      if (!adapter) return refuse(reply, 404, `no model ${body.model}`, 'model_not_found');
      if (body.stream) return refuse(reply, 400, 'streaming is not served', 'unsupported');
      const signal = whenLeft(reply);
      const answer = await queue.run(() => ask(adapter, body), signal);
      return chatCompletion(uuid(), body.model, answer);
    },
  );

  if (embed) {
    server.post<{ Body: EmbeddingsBody }>(
      '/v1/embeddings',
      { schema: { body: EMBEDDINGS_BODY } },
      async (request, reply) => {
        const { body } = request;
        const texts = typeof body.input === 'string' ? [body.input] : body.input;
        const vectors = await queue.run(() => embed(texts), whenLeft(reply));
        return embeddings(body, vectors);
      },
    );
  }

  const address = await server.listen({ host: '127.0.0.1', port });
  return {
    url: `${address}/v1`,
    stats: () => queue.stats,
    close: () => server.close(),
  };
}

function checkNames(adapters: readonly Adapter[]): void {
  const names = adapters.map(({ adapter_id }) => adapter_id);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined)
    throw new RangeError(`two adapters are named ${twice}; expected a name of its own for each`);
}

async function ask(adapter: Adapter, body: ChatBody): Promise<AdapterAnswer> {
  const answer = await adapter.generate(adapterRequest(body));
  checkAnswer(answer);
  return answer;
}

/** Other types, which a page of another origin may send unasked, are answered with 415. */
function acceptJsonOnly(server: FastifyInstance): void {
  server.removeContentTypeParser('text/plain');
}

function refuseOtherHosts(server: FastifyInstance): void {
  server.addHook('onRequest', async ({ hostname }, reply) => {
    if (hostname !== '127.0.0.1' && hostname !== 'localhost')
      return refuse(reply, 403, 'this server answers its own machine only', 'forbidden');
  });
}

function answerErrors(server: FastifyInstance): void {
  server.setNotFoundHandler((request, reply) =>
    refuse(reply, 404, `no route ${request.method} ${request.url}`, 'not_found'),
  );
  server.setErrorHandler((error, _request, reply) => {
    if (error instanceof QueueFullError) {
      void reply.header('retry-after-ms', RETRY_AFTER_MS).header('retry-after', 1);
      return refuse(reply, 429, error.message, 'queue_full');
    }
    const status = statusOf(error);
    const message = error instanceof Error ? error.message : String(error);
    return refuse(reply, status, message, status < 500 ? 'invalid_request' : 'model_failed');
  });
}

/** Fastify's own errors tell their status; so may an adapter's, unless it is none of an error. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return isCount(status) && status >= 400 && status <= 599 ? status : 500;
}

function refuse(reply: FastifyReply, status: number, message: string, code: string) {
  const type = status < 500 ? 'invalid_request_error' : 'server_error';
  return reply.code(status).send(protocolError(message, type, code));
}

/** Aborted when the client leaves before it has its answer. */
function whenLeft({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) controller.abort();
  });
  return controller.signal;
}
