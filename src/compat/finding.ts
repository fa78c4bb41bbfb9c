import type { Containment } from './containment';
import type { Json } from './json';

/** One thing that breaks, with its evidence. */
export interface Finding {
  /** Stable name of the rule that is broken. */
  readonly ruleId: 'schema/backward' | 'schema/forward';
  readonly level: 'error';
  readonly direction: 'backward' | 'forward';
  /** One sentence. */
  readonly message: string;
  /** JSON pointers, as URI fragments, to the keyword that rejects the witness: in the new schema backward, in the old one forward. */
  readonly pointer: { readonly old?: string; readonly new?: string };
  /** A document that one side accepts and the other rejects. */
  readonly witness: Json;
  /** JSON pointer into the witness: what is rejected. */
  readonly instancePath: string;
  /** The keyword that rejects it. */
  readonly keyword: string;
}

/** What a broken containment means to people. */
export function findingOf(
  direction: Finding['direction'],
  { witness, rejection }: Extract<Containment, { verdict: 'broken' }>,
): Finding {
  const { keyword, schemaPath, instancePath, message } = rejection;
  const [accepting, rejecting] = direction === 'backward' ? ['old', 'new'] : ['new', 'old'];
  const where = instancePath === '' ? 'the document' : instancePath;
  return {
    ruleId: `schema/${direction}`,
    level: 'error',
    direction,
    message: `the ${rejecting} schema rejects a document that the ${accepting} one accepts: ${where} ${message}`,
    pointer: { [rejecting as 'old' | 'new']: schemaPath },
    witness,
    instancePath,
    keyword,
  };
}
