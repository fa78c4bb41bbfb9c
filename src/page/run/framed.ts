import type { StreamedEvent } from '../../client';

/** Events that wait at most: a tab that is not seen has no frames. */
const MOST_WAITING = 5000;

/** Gathers events until the browser draws its next frame, so that the page is rendered at most once for it. */
export function framed(onEvents: (events: readonly StreamedEvent[]) => void) {
  let waiting: StreamedEvent[] = [];
  let frame: number | undefined;
  const flush = () => {
    stop();
    const events = waiting;
    waiting = [];
    onEvents(events);
  };
  const stop = () => {
    if (frame !== undefined) cancelAnimationFrame(frame);
    frame = undefined;
  };
  return {
    add(event: StreamedEvent) {
      waiting.push(event);
      if (waiting.length >= MOST_WAITING) flush();
      else frame ??= requestAnimationFrame(flush);
    },
    stop,
  };
}
