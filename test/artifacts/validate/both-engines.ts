import { expect } from 'vitest';
import { checkFile, NO_SINK, type EngineName, type FileProblem } from '../../../src/artifacts';
import type { DocumentName, Profile } from '../../../src/contract';

interface Stream {
  readonly document: DocumentName;
  readonly profile?: Profile;
  readonly bytes: Uint8Array;
  /** Offsets at which the stream is cut into chunks. */
  readonly cuts?: readonly number[];
}

/** A problem as it is printed, its frame included. */
export type Told = Omit<FileProblem, 'frame'> & { readonly frame: string | undefined };

async function problemsBy(engine: EngineName, stream: Stream): Promise<Told[]> {
  const { document, profile = 'writer', bytes, cuts = [] } = stream;
  async function* source() {
    for (const [i, cut] of [0, ...cuts].entries()) {
      // A source may reuse one buffer for all chunks; this one does, by wiping it afterwards.
      const chunk = Uint8Array.from(bytes.subarray(cut, cuts[i]));
      yield chunk;
      chunk.fill(0x78);
    }
  }
  const found: Told[] = [];
  const target = { file: 'stream', document, profile, engine };
  for await (const batch of checkFile(target, source(), NO_SINK)) {
    for (const problem of batch) found.push({ ...problem, frame: problem.frame?.() });
  }
  return found;
}

/** What is wrong with a stream, which both engines must tell alike. */
export async function problemsOf(stream: Stream): Promise<Told[]> {
  const parsed = await problemsBy('parse', stream);
  expect(await problemsBy('bytes', stream)).toEqual(parsed);
  return parsed;
}
