import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { WriteStream } from 'node:tty';
import { printable } from '../artifacts';
import type { TelemetryEvent } from '../contract';
import { TELEMETRY_CHANNEL } from '../telemetry';
import { painter } from './paint';
import { usesColor } from './uses-color';

const REFRESH_MS = 100;

/**
 * Shows on a terminal how far a run is, from its own events; a line a stage, the current one
 * rewritten in place.
 *
 * @returns a function that ends it
 */
export function showProgress(terminal: WriteStream): () => void {
  const paint = painter(usesColor(terminal));
  let metric = '';
  let lastShown = 0;
  const show = (text: string) => terminal.write(`\r\u001b[K${text}`);
  // A line that wraps could not be rewritten in place.
  const fitting = (text: string) => text.slice(0, (terminal.columns || 80) - 1);
  const onEvent = (message: unknown) => {
    // The channel carries what the emitter has validated.
    const event = message as TelemetryEvent;
    if (event.event_name === 'metric') {
      metric = `${event.payload.name} ${event.payload.value.toPrecision(4)}`;
    } else if (event.event_name === 'progress') {
      const { completed, total, unit } = event.payload;
      const share = total ? ` ${Math.floor((100 * completed) / total)} %` : '';
      const line = `${event.stage}: ${completed}/${total ?? '?'} ${unit ?? ''}${share}  ${metric}`;
      const isDone = completed === total;
      if (!isDone && performance.now() - lastShown < REFRESH_MS) return;
      lastShown = performance.now();
      show(fitting(line));
    } else if (event.event_name === 'stage_start') {
      metric = '';
      show(fitting(`${event.stage} …`));
    } else if (event.event_name === 'stage_stop') {
      const seconds = (event.payload.duration_ms / 1000).toFixed(1);
      show(`${paint('green', 'done')} ${event.stage} ${paint('dim', `${seconds} s`)}\n`);
    } else if (event.event_name === 'stage_error') {
      show(`${paint('red', 'failed')} ${event.stage}\n`);
    } else if (event.event_name === 'log') {
      show(`${paint('yellow', event.payload.level)} ${printable(event.payload.message)}\n`);
    }
  };
  subscribe(TELEMETRY_CHANNEL, onEvent);
  return () => {
    unsubscribe(TELEMETRY_CHANNEL, onEvent);
    terminal.write('\r\u001b[K');
  };
}
