import { useState } from 'preact/hooks';
import type { Artifact, Job, ProblemDocument, RunManifest } from '../../../contract';
import type { CheckedFile, CheckedRecords } from './check-records';
import { useArtifacts } from './use-artifacts';
import { MANIFEST, useManifest } from './use-manifest';
import { useRecords } from './use-records';

const EVERY_MS = 3000;

/** What a run has left in its folder so far. */
export interface RunFiles {
  readonly manifest: RunManifest | undefined;
  readonly artifacts: readonly Artifact[] | undefined;
  /** Why its files cannot be had. */
  readonly problem: ProblemDocument | undefined;
  /** Undefined until the run has ended, and while they are checked. */
  readonly records: CheckedRecords | undefined;
  /** Every file that was checked. */
  readonly files: readonly CheckedFile[];
}

/** The manifest is written last: when it says that the run has ended, everything else is there. */
export function useRunFiles({ job_id: jobId }: Job): RunFiles {
  const [hasEnded, setHasEnded] = useState(false);
  const { items: artifacts, problem } = useArtifacts(jobId, hasEnded ? null : EVERY_MS);
  const listed = artifacts?.find(({ path }) => path === MANIFEST);
  const checked = useManifest(jobId, listed?.sha256);
  const manifest = checked?.value;
  if (manifest && manifest.status !== 'running' && !hasEnded) setHasEnded(true);
  const records = useRecords(jobId, hasEnded ? artifacts : undefined);
  const files: CheckedFile[] = [...(records?.files ?? [])];
  if (checked && (records || checked.problems.length > 0))
    files.unshift({ path: MANIFEST, documents: 1, problems: checked.problems, skipped: null });
  return { manifest, artifacts, problem, records, files };
}
