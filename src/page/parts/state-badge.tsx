import type { JobState, StageStatus } from '../../contract';

/** A symbol and a colour that say the same as the word. */
const LOOKS: Readonly<Record<JobState | StageStatus, readonly [symbol: string, kind: string]>> = {
  pending: ['○', 'open'],
  queued: ['○', 'open'],
  running: ['▶', 'live'],
  completed: ['✓', 'good'],
  failed: ['✗', 'bad'],
  canceled: ['■', 'open'],
};

export function StateBadge({ state }: { readonly state: JobState | StageStatus }) {
  const [symbol, kind] = LOOKS[state];
  return (
    <span class={`badge ${kind}`}>
      <span aria-hidden="true">{symbol}</span> {state}
    </span>
  );
}
