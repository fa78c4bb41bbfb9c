import { useMemo } from 'preact/hooks';
import type { Job } from '../../contract';
import { ProblemNotice } from '../parts/problem-notice';
import { useNow } from '../parts/use-now';
import { FailureNotice } from './parts/failure-notice';
import { ArtifactsSection } from './parts/artifacts-section';
import { CheckpointsSection } from './parts/checkpoints-section';
import { EventsNote } from './parts/events-note';
import { GatesSection } from './parts/gates-section';
import { LogSection } from './parts/log-section';
import { RecordsSection } from './parts/records-section';
import { ResultSection } from './parts/result-section';
import { StagesSection } from './parts/stages-section';
import { LatencySection } from './latency/latency-section';
import { MetricsSection } from './metrics/metrics-section';
import { VotesSection } from './votes/votes-section';
import { useRunFiles } from './records/use-run-files';
import { useRun } from './use-run';

/** A run as its events tell it, and as its records do once it has ended. */
export function RunView({ job, runId }: { readonly job: Job; readonly runId: string }) {
  const { job_id: jobId } = job;
  const { state, failure } = useRun(jobId, runId);
  const { manifest, artifacts, problem, records, files } = useRunFiles(job);
  const now = useNow(state.stop === null);
  const { stages, series, votes, calls, checkpoints, log, unknown, events } = state;
  // Each part is drawn anew when what it shows has changed, and not with every event.
  const metrics = useMemo(() => <MetricsSection series={series} votes={votes} />, [series, votes]);
  const latency = useMemo(
    () =>
      (calls.size > 0 || records?.hedging) && (
        <LatencySection calls={[...calls.values()]} hedging={records?.hedging} />
      ),
    [calls, records],
  );
  return (
    <>
      {failure && <FailureNotice failure={failure} />}
      {records?.report && <ResultSection report={records.report} />}
      <div class="beside">
        <StagesSection
          stages={stages}
          planned={manifest?.stages ?? []}
          began={Date.parse(job.started_at ?? job.created_at)}
          now={now}
        />
        {manifest && <GatesSection manifest={manifest} />}
      </div>
      {metrics}
      {votes.size > 0 && (
        <VotesSection votes={votes} series={series} ensembles={records?.report?.ensembles} />
      )}
      {latency}
      {checkpoints.length > 0 && <CheckpointsSection checkpoints={checkpoints} />}
      {problem && <ProblemNotice problem={problem} />}
      {artifacts && <ArtifactsSection jobId={jobId} artifacts={artifacts} />}
      {files.length > 0 && <RecordsSection files={files} />}
      {log.length > 0 && <LogSection log={log} />}
      <EventsNote events={events} unknown={unknown} />
    </>
  );
}
