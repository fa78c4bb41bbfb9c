import { useCallback } from 'preact/hooks';
import { readRunManifest, type RunManifest } from '../../../contract';
import { useApi } from '../../api/api';
import { usePolled, type Answer } from '../../api/use-polled';
import { checkDocument, type CheckedDocument } from './check';

const PATH = 'run_manifest.json';

/** The manifest of a job's run, which names its stages and gates from the beginning. */
export function useManifest(
  jobId: string,
  everyMs: number | null,
): CheckedDocument<RunManifest> | undefined {
  const { client } = useApi();
  const load = useCallback(
    async (signal: AbortSignal): Promise<Answer<CheckedDocument<RunManifest>>> => {
      const params = { path: { id: jobId, path: PATH } };
      const { data, error } = await client.GET('/v1/jobs/{id}/artifacts/{path}', {
        params,
        parseAs: 'text',
        signal,
      });
      return error ? { error } : { data: checkDocument(PATH, data, readRunManifest) };
    },
    [client, jobId],
  );
  return usePolled(load, everyMs).data;
}
