import { useEffect, useState } from 'preact/hooks';
import type { Artifact } from '../../../contract';
import { useApi } from '../../api/api';
import { wait } from '../../api/wait';
import { checkRecords, type CheckedRecords } from './check-records';

/** After a connection that was lost, in milliseconds. */
const RETRY_MS = 3000;

/** The checked records of a run; undefined until it has ended, and while they are checked. */
export function useRecords(
  jobId: string,
  /** What the run has left; undefined while that is not all. */
  artifacts: readonly Artifact[] | undefined,
): CheckedRecords | undefined {
  const { client } = useApi();
  const [records, setRecords] = useState<CheckedRecords>();
  // Lists of the same files are the same, whenever they were loaded.
  const hashes = artifacts?.map(({ sha256 }) => sha256).join();
  useEffect(() => {
    setRecords(undefined);
    if (!artifacts) return undefined;
    const stop = new AbortController();
    const check = async () => {
      for (;;) {
        const checked = await checkRecords(client, jobId, artifacts, stop.signal).catch(() => null);
        if (stop.signal.aborted) return;
        if (checked) return setRecords(checked);
        await wait(RETRY_MS, stop.signal);
      }
    };
    void check();
    return () => stop.abort();
  }, [client, jobId, hashes]);
  return records;
}
