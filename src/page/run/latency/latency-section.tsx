import { useMemo } from 'preact/hooks';
import type { HedgingMetrics } from '../../../contract';
import { formatNumber } from '../../../wording';
import { Chart } from '../../charts/chart';
import { Section } from '../../parts/section';
import type { StageCalls } from '../state';
import { armLines, recordedArms, type LatencyLine } from './latency-lines';

const AXES = { x: 'latency in ms (logarithmic)', isLogarithmic: true, isShare: true } as const;
const COLUMNS = ['#calls', '#p50, ms', '#p95, ms', '#p99, ms'];

interface Props {
  readonly calls: readonly StageCalls[];
  /** The record of all calls, once the run has ended. */
  readonly hedging: HedgingMetrics | undefined;
}

/** How fast calls are answered without and with hedging. */
export function LatencySection({ calls, hedging }: Props) {
  if (hedging) return <Recorded hedging={hedging} />;
  return (
    <Section id="latency" title="Latency">
      {calls.map((one) => (
        <Live key={one.stage} calls={one} />
      ))}
    </Section>
  );
}

function Recorded({ hedging }: { readonly hedging: HedgingMetrics }) {
  const lines = useMemo(() => recordedArms(hedging), [hedging]);
  const { hedge_rate, win_rate, added_load } = hedging;
  return (
    <Section id="latency" title="Latency">
      <p>
        A backup was sent for {share(hedge_rate)} of the calls with hedging and won{' '}
        {share(win_rate)} of these; {share(added_load)} more requests in all.
      </p>
      <LatencyChart title="Share of calls answered within a time" lines={lines} />
    </Section>
  );
}

function Live({ calls }: { readonly calls: StageCalls }) {
  const lines = useMemo(() => armLines(calls), [calls]);
  return (
    <>
      <p>
        So far a backup was sent for {calls.backups} of {calls.hedged.length} calls with hedging and
        won {calls.won} of these.
      </p>
      <LatencyChart
        title={`Share of calls answered within a time (${calls.stage})`}
        lines={lines}
      />
    </>
  );
}

function LatencyChart({ title, lines }: { title: string; lines: readonly LatencyLine[] }) {
  return (
    <Chart
      title={title}
      lines={lines}
      axes={AXES}
      columns={COLUMNS}
      cells={lines.map(({ calls, percentiles }) => [calls, ...percentiles.map(milliseconds)])}
      valuesName={(x) => `within ${formatNumber(x)} ms`}
      valueWords={share}
    />
  );
}

function share(value: number | null): string {
  return value === null ? 'none' : `${(value * 100).toFixed(1)} %`;
}

function milliseconds(value: number | null): string {
  return value === null ? '–' : formatNumber(value);
}
