import { ModelError } from '../model-error';

/**
 * Fastify, which only those who serve models need.
 *
 * @throws ModelError `missing_packages` when it is not installed
 */
export async function loadFastify(): Promise<typeof import('fastify')> {
  try {
    return await import('fastify');
  } catch (cause) {
    throw new ModelError('missing_packages', 'the model server needs the package fastify', {
      help: 'npm install fastify@5',
      cause,
    });
  }
}
