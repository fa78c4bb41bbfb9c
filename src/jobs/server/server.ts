import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import {
  operationOf,
  OPERATIONS,
  ParameterError,
  readParameters,
  type Operation,
} from '../../replay';
import { authorize } from './authorize';
import type { Answer, Call } from './call';
import { AVAILABLE_MS, refusalOf, refuseConnection } from './http-errors';
import { HANDLERS } from './operations';
import { refuse, refuseUnknown, type Refusal } from './refusal';
import type { Service } from './service';
import { asksForUpgrade, routeUpgrades } from './upgrades';

/** The largest body of a request, in bytes. */
const LARGEST_BODY = 65_536;
/** The longest value in a path, percent-encoded: that of an artifact. */
const LONGEST_SEGMENT = 4096;
/** Of the document's operations. */
const METHODS = ['GET', 'POST'];
/** A request that takes longer to arrive is given up, in milliseconds. */
const REQUEST_TIMEOUT_MS = 30_000;

/**
 * The HTTP server of `openapi.yaml`: its operations, the files of the page, and nothing else. It is
 * not listening yet.
 *
 * @param tell told of every fault that is answered 500, without a secret
 */
export function createServer(service: Service, tell: (line: string) => void): FastifyInstance {
  const app = fastify({
    bodyLimit: LARGEST_BODY,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: LONGEST_SEGMENT },
    frameworkErrors: (error, request, reply) => fail(error, request, reply),
    clientErrorHandler: refuseConnection,
  });

  function fail(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const { refusal, isFault } = refusalOf(error, LARGEST_BODY);
    if (isFault) tell(`${request.method} ${pathOf(request)}: ${stackOf(error)}`);
    sendProblem(refusal, request, reply);
  }

  app.setErrorHandler((error, request, reply) => fail(error, request, reply));
  app.setNotFoundHandler((request, reply) => {
    const path = pathOf(request);
    const page = service.page?.(path, request.headers['if-none-match'] ?? null);
    if (page && request.method === 'GET') return reply.send(page);
    const allowed = page ? ['GET'] : METHODS.filter((method) => operationOf(method, path));
    return sendProblem(refuseUnknown(allowed), request, reply);
  });
  app.addHook('preClose', () => service.streams.stop());
  for (const operation of OPERATIONS)
    void app.register((scope, _options, done) => {
      addOperation(scope, service, operation);
      done();
    });
  routeUpgrades(app);
  return app;
}

/** In a scope of its own, since operations differ in the bodies that they read. */
function addOperation(scope: FastifyInstance, service: Service, operation: Operation): void {
  const calls = new WeakMap<FastifyRequest, Call>();
  scope.removeAllContentTypeParsers();
  if (operation.id === 'createJob')
    scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
  else
    scope.addContentTypeParser('*', (_request, body, done) => {
      // There is no body in the document: whatever it is, it is not read.
      body.resume();
      done(null);
    });
  scope.route({
    method: operation.method,
    url: operation.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    // Before the body is read: only who may send one sends it.
    onRequest: async (request, reply) => {
      calls.set(request, await callOf(service, operation, request, reply));
    },
    handler: async (request, reply) => {
      const call = calls.get(request);
      if (!call) throw new Error('the request was not checked');
      const answer = await HANDLERS[operation.id](call);
      if (answer) return send(answer, reply);
    },
  });
}

async function callOf(
  service: Service,
  operation: Operation,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Call> {
  if (service.isStopping()) {
    const occurrence = { detail: 'The service is stopping.', retry_after_ms: AVAILABLE_MS };
    throw refuse('unavailable', occurrence);
  }
  if (asksForUpgrade(request.raw) && request.method !== 'GET')
    throw refuse('bad-request', { detail: 'Only a GET request can ask for an upgrade.' });
  const token =
    operation.scopes.length > 0 ? await authorize(service, operation, request, reply) : undefined;
  return {
    service,
    operation,
    request,
    reply,
    token,
    parameters: parametersOf(operation, request),
  };
}

function parametersOf(operation: Operation, request: FastifyRequest) {
  const [, query = ''] = request.url.split('?', 2);
  const headers = new Headers();
  for (const { name } of operation.parameters.filter((one) => one.in === 'header')) {
    const value = request.headers[name.toLowerCase()];
    if (value !== undefined) headers.set(name, String(value));
  }
  const url = `http://localhost/?${query}`;
  const path = new Map(Object.entries(request.params as Readonly<Record<string, string>>));
  try {
    return readParameters(operation, { url, headers }, path);
  } catch (error) {
    if (!(error instanceof ParameterError)) throw error;
    throw refuse('bad-request', { detail: error.message });
  }
}

function send({ status, headers = {}, json, bytes }: Answer, reply: FastifyReply): FastifyReply {
  void reply.code(status).headers({ 'X-Content-Type-Options': 'nosniff', ...headers });
  if (json === undefined) return reply.send(bytes);
  return reply.header('Content-Type', 'application/json').send(encode(json));
}

/** As bytes: of text Fastify would state a charset, which JSON has none of (RFC 8259, section 11). */
function encode(document: unknown): Buffer {
  return Buffer.from(JSON.stringify(document));
}

function sendProblem(refusal: Refusal, request: FastifyRequest, reply: FastifyReply): void {
  const instance = pathOf(request).slice(0, LONGEST_INSTANCE);
  void reply
    .code(refusal.problem.status)
    .headers({ 'X-Content-Type-Options': 'nosniff', ...refusal.headers })
    .header('Content-Type', 'application/problem+json')
    .send(encode({ ...refusal.problem, instance }));
}

/** As long as the schema of problems allows. */
const LONGEST_INSTANCE = 2048;

/** Without the query, which may hold a token. */
function pathOf({ url }: FastifyRequest): string {
  return url.split('?', 1)[0] ?? url;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
