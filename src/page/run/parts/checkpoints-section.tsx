import type { Checkpoint } from '../../../contract';
import { formatNumber } from '../../../wording';
import { byteWords } from '../../parts/byte-words';
import { Section } from '../../parts/section';
import { Table } from '../../parts/table';

export function CheckpointsSection({
  checkpoints,
}: {
  readonly checkpoints: readonly Checkpoint[];
}) {
  return (
    <Section id="checkpoints" title="Checkpoints">
      <Table
        caption="Checkpoints"
        hidesCaption
        columns={['Checkpoint', 'Stage', '#Step', '#Size', 'Metrics', 'SHA-256']}
        rows={checkpoints.map(({ checkpoint_id, stage, step, bytes, metrics = {}, sha256 }) => [
          checkpoint_id,
          stage,
          step,
          byteWords(bytes),
          Object.entries(metrics)
            .map(([name, value]) => `${name} ${formatNumber(value)}`)
            .join(', '),
          <code title={sha256}>{sha256.slice(0, 12)}…</code>,
        ])}
      />
    </Section>
  );
}
