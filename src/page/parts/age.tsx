import type { Timestamp } from '../../contract';
import { ageWords } from './time-words';

interface Props {
  readonly at: Timestamp;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** How long ago something was; its time in full where the pointer rests on it. */
export function Age({ at, now }: Props) {
  return (
    <time dateTime={at} title={new Date(at).toLocaleString()}>
      {ageWords(now - Date.parse(at))}
    </time>
  );
}
