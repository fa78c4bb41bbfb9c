import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What keeps the second stage of a job of steps from ending, in any process, until it is opened. */
export interface Gate {
  /** The job's parameter `gate`. */
  readonly path: string;
  readonly open: () => void;
}

export function newGate(folder: string): Gate {
  const path = join(folder, `gate-${randomUUID()}`);
  return { path, open: () => writeFileSync(path, '') };
}
