import { useCallback } from 'preact/hooks';
import type { Artifact, ProblemDocument } from '../../../contract';
import { useApi } from '../../api/api';
import { usePolled } from '../../api/use-polled';

/** The complete files of a job's run, or why the token may not see them. */
export function useArtifacts(
  jobId: string,
  everyMs: number | null,
): {
  readonly items: readonly Artifact[] | undefined;
  readonly problem: ProblemDocument | undefined;
} {
  const { client } = useApi();
  const load = useCallback(
    (signal: AbortSignal) =>
      client.GET('/v1/jobs/{id}/artifacts', { params: { path: { id: jobId } }, signal }),
    [client, jobId],
  );
  const { data, problem } = usePolled(load, everyMs);
  return { items: data?.items, problem };
}
