import { HEARTBEAT, RETRY } from './server-sent';
import type { Outlet } from './follow';

/** Server-sent events as the body of an answer. */
export interface BodyOutlet {
  readonly outlet: Outlet;
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Resolves when the reader goes. */
  readonly canceled: Promise<void>;
}

/** Begins the body of an answer of server-sent events. */
export function openBodyOutlet(): BodyOutlet {
  let wanted: (() => void) | undefined;
  let gone: () => void = () => undefined;
  let isOpen = true;
  const canceled = new Promise<void>((resolve) => (gone = resolve));
  let controller!: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>;
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(given) {
      controller = given;
      controller.enqueue(Buffer.from(RETRY));
    },
    pull: () => wanted?.(),
    cancel() {
      isOpen = false;
      gone();
    },
  });
  const isTaken = () => (controller.desiredSize ?? 0) > 0;
  const outlet: Outlet = {
    send({ sse }, signal) {
      // A view of the batch's own bytes, which nobody changes.
      controller.enqueue(sse as Uint8Array<ArrayBuffer>);
      if (isTaken()) return undefined;
      return new Promise<void>((resolve, reject) => {
        const abort = () => reject(new Error('the stream was closed'));
        signal.addEventListener('abort', abort, { once: true });
        wanted = () => {
          signal.removeEventListener('abort', abort);
          wanted = undefined;
          resolve();
        };
      });
    },
    heartbeat() {
      if (isTaken()) controller.enqueue(Buffer.from(HEARTBEAT));
    },
    close(end) {
      if (!isOpen) return;
      isOpen = false;
      if (end === 'slow' || end === 'failed') controller.error(new Error(end));
      else controller.close();
    },
  };
  return { outlet, body, canceled };
}
