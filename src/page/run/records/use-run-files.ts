import type { Artifact, Job, ProblemDocument, RunManifest } from '../../../contract';
import { useState } from 'preact/hooks';
import type { CheckedFile, CheckedRecords } from './check-records';
import { useArtifacts } from './use-artifacts';
import { useManifest } from './use-manifest';
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
  const [isFinal, setIsFinal] = useState(false);
  const everyMs = isFinal ? null : EVERY_MS;
  const checked = useManifest(jobId, everyMs);
  const { items: artifacts, problem } = useArtifacts(jobId, everyMs);
  const manifest = checked?.value;
  if (manifest && (manifest.status !== 'running') !== isFinal) setIsFinal(!isFinal);
  const isComplete = isFinal && lists(artifacts, manifest);
  const records = useRecords(jobId, isComplete ? artifacts : undefined);
  const files: CheckedFile[] = [...(records?.files ?? [])];
  if (checked && (isFinal || checked.problems.length > 0))
    files.unshift({
      path: 'run_manifest.json',
      documents: 1,
      problems: checked.problems,
      skipped: null,
    });
  return { manifest, artifacts, problem, records, files };
}

/** A list that was loaded before the run ended lacks what came then. */
function lists(
  artifacts: readonly Artifact[] | undefined,
  manifest: RunManifest | undefined,
): boolean {
  const paths = new Set(artifacts?.map(({ path }) => path));
  return (manifest?.artifacts ?? []).every(({ path }) => paths.has(path));
}
