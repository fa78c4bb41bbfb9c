/** The service sends a heartbeat every 15 seconds; after three that are missing the line is dead. */
const SILENCE_MS = 45_000;

/** One connection's life: ended by the follower's signal, or by itself after a silence. */
export interface Link {
  readonly signal: AbortSignal;
  /** Something came, or is asked for: the silence begins anew. */
  readonly listen: () => void;
  /** The reader is busy with what came: its slowness is no silence. */
  readonly hold: () => void;
  readonly close: () => void;
}

export function openLink(parent: AbortSignal): Link {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cut = () => controller.abort();
  const hold = () => clearTimeout(timer);
  const listen = () => {
    hold();
    timer = setTimeout(cut, SILENCE_MS);
  };
  parent.addEventListener('abort', cut);
  if (parent.aborted) cut();
  listen();
  return {
    signal: controller.signal,
    listen,
    hold,
    close() {
      hold();
      parent.removeEventListener('abort', cut);
      cut();
    },
  };
}

/** The connection ended or could not be made, which is a reason to make another. */
export class Cut extends Error {
  /** How long the service asked to wait, in milliseconds. */
  readonly askedMs: number;

  constructor(askedMs = 0) {
    super();
    this.askedMs = askedMs;
  }
}
