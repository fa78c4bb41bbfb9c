import type { CrucibleClient } from '../../../client';

/** The address of a download is kept for as long as a browser may need to begin it. */
const KEPT_MS = 60_000;

/**
 * Has the browser save a file, which a plain link cannot: the request carries a token.
 *
 * @returns why it could not; null when it could
 */
export async function download(
  client: CrucibleClient,
  jobId: string,
  path: string,
): Promise<string | null> {
  const params = { path: { id: jobId, path } };
  const answer = await client
    .GET('/v1/jobs/{id}/artifacts/{path}', { params, parseAs: 'blob' })
    .catch(() => null);
  if (!answer) return `${path} could not be loaded: the connection is lost.`;
  if (answer.error) return `${path}: ${answer.error.detail ?? answer.error.title}`;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(answer.data);
  link.download = path.slice(path.lastIndexOf('/') + 1);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
  return null;
}
