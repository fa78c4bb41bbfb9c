import type { QualityResult, RunManifest } from '../../../contract';
import { demandOf, foundBy, gateName } from '../../../wording';
import { Section } from '../../parts/section';
import { Table } from '../../parts/table';

/** The gates that a run is held to, and what they found once they are measured. */
export function GatesSection({ manifest }: { readonly manifest: RunManifest }) {
  const { quality_targets: targets, quality_results: results = [] } = manifest;
  return (
    <Section id="gates" title="Quality gates">
      {targets.length === 0 && <p class="empty">This experiment has no quality gate.</p>}
      {targets.length > 0 && (
        <Table
          caption="Quality gates"
          hidesCaption
          columns={['Metric', 'Outcome', '#Found', 'Demanded']}
          rows={targets.map((target, i) => {
            const result = results[i];
            return [
              gateName(target),
              <Outcome result={result} />,
              result ? foundBy(result) : '–',
              demandOf(target),
            ];
          })}
        />
      )}
    </Section>
  );
}

function Outcome({ result }: { readonly result: QualityResult | undefined }) {
  if (!result)
    return (
      <span class="badge open">
        <span aria-hidden="true">○</span> open
      </span>
    );
  return (
    <span class={`badge ${result.passed ? 'good' : 'bad'}`}>
      <span aria-hidden="true">{result.passed ? '✓' : '✗'}</span>{' '}
      {result.passed ? 'passed' : 'failed'}
    </span>
  );
}
