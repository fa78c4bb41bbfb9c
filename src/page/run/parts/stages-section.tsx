import type { StageRecord } from '../../../contract';
import { ProgressBar } from '../../parts/progress-bar';
import { Section } from '../../parts/section';
import { StateBadge } from '../../parts/state-badge';
import { durationWords } from '../../parts/time-words';
import type { StageState } from '../state';

interface Props {
  readonly stages: readonly StageState[];
  /** Of the manifest, which also names those to come. */
  readonly planned: readonly StageRecord[];
  /** When the job began, in milliseconds since 1970. */
  readonly began: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The stages of a run in their order, and how far each is. */
export function StagesSection({ stages, planned, began, now }: Props) {
  const begun = new Map(stages.map((stage) => [stage.name, stage]));
  const toCome = planned.filter(({ name }) => !begun.has(name));
  return (
    <Section id="stages" title="Stages">
      {stages.length + toCome.length === 0 && <p class="empty">No stage has begun.</p>}
      <ol class="stages">
        {stages.map((stage) => (
          <li key={stage.name}>
            <Begun stage={stage} runsMs={now - Math.max(began, Date.parse(stage.startedAt))} />
          </li>
        ))}
        {toCome.map(({ name, kind, status }) => (
          <li key={name}>
            <p>
              <strong>{name}</strong> {kind !== name && <span class="muted">{kind}</span>}{' '}
              <StateBadge state={status === 'running' ? 'pending' : status} />
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** Of a replayed run, events are older than the job: its stage runs no longer than the job does. */
function Begun({ stage, runsMs }: { readonly stage: StageState; readonly runsMs: number }) {
  const { name, kind, status, durationMs, progress, error, starts } = stage;
  const elapsed = durationMs ?? Math.max(0, runsMs);
  return (
    <>
      <p>
        <strong>{name}</strong> {kind !== name && <span class="muted">{kind}</span>}{' '}
        <StateBadge state={status} />{' '}
        <span class="muted">
          {durationWords(elapsed)}
          {starts > 1 && `, begun ${starts} times`}
        </span>
      </p>
      {progress && status === 'running' && (
        <ProgressBar label={`Progress of ${name}`} {...progress} />
      )}
      {error && (
        <p class="bad">
          {error.name}: {error.message}
        </p>
      )}
    </>
  );
}
