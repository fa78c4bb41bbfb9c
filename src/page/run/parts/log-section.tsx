import { Section } from '../../parts/section';
import type { LogLine } from '../state';

/** The lines that a run wrote for people, newest last. */
export function LogSection({ log }: { readonly log: readonly LogLine[] }) {
  return (
    <Section id="log" title="Log">
      <ol class="log" tabIndex={0} aria-label="Lines of the log">
        {log.map(({ seq, timestamp, level, message }) => (
          <li key={seq} class={level}>
            <time dateTime={timestamp}>{timestamp.slice(11, 19)}</time> <strong>{level}</strong>{' '}
            {message}
          </li>
        ))}
      </ol>
    </Section>
  );
}
