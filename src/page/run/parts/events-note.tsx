import type { UnknownEvents } from '../state';

interface Props {
  readonly events: number;
  readonly unknown: UnknownEvents;
}

/** How many events were read, and which of them this page is too old for. */
export function EventsNote({ events, unknown }: Props) {
  const names = [...unknown].map(([name, count]) => `${name} (${count})`);
  return (
    <p class="events muted">
      {events.toLocaleString('en')} events read.
      {names.length > 0 &&
        ` Of a newer version of the contract, and not shown here: ${names.join(', ')}.`}
    </p>
  );
}
