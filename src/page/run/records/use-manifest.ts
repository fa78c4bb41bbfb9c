import { useCallback, useRef } from 'preact/hooks';
import { readRunManifest, type RunManifest } from '../../../contract';
import { useApi } from '../../api/api';
import { usePolled, type Answer } from '../../api/use-polled';
import { checkDocument, type CheckedDocument } from './check';

export const MANIFEST = 'run_manifest.json';

/**
 * The manifest of a job's run, which names its stages and gates from the beginning; the one before
 * while another is loaded.
 *
 * @param sha256 of the manifest that there is now; undefined when there is none yet
 */
export function useManifest(
  jobId: string,
  sha256: string | undefined,
): CheckedDocument<RunManifest> | undefined {
  const { client } = useApi();
  const load = useCallback(
    async (signal: AbortSignal): Promise<Answer<CheckedDocument<RunManifest>>> => {
      if (sha256 === undefined) return {};
      const params = { path: { id: jobId, path: MANIFEST } };
      const { data, error } = await client.GET('/v1/jobs/{id}/artifacts/{path}', {
        params,
        parseAs: 'text',
        signal,
      });
      return error ? { error } : { data: checkDocument(MANIFEST, data, readRunManifest) };
    },
    [client, jobId, sha256],
  );
  const { data } = usePolled(load, null);
  const newest = useRef(data);
  if (data) newest.current = data;
  return newest.current;
}
