import type { Json } from '../json';
import type { Literal } from './literal';
import type { Result, Rules } from './rules';

/** A conjunction that is being decided. */
export interface Frame {
  readonly key: string;
  readonly literals: readonly Literal[];
  /** How many models are wanted. */
  readonly count: number;
  readonly depth: number;
  /** Models found, by their canonical text. */
  readonly models: Map<string, Json>;
  /** The outermost frame that was assumed to have no model. */
  assumes: number;
  /** Conjunctions inside of which it is not yet sure that they have no model. */
  readonly dependents: string[];
}

const NO_MODEL: Result = { status: 'unsat', models: [], complete: true };

/**
 * What was found out about conjunctions, and which are being decided.
 *
 * One that is met again inside itself may be taken to have no model there: values are finite, so
 * if it had models, it would have a smallest, which does not contain another. What was found out
 * that way is provisional until the outer one is decided, and dropped if that has a model.
 */
export class Memo {
  private readonly results = new Map<string, { result: Result; count: number }>();
  /** Conjunctions without a model if certain others have none: the outermost of these. */
  private readonly provisional = new Map<string, number>();
  private readonly frames: Frame[] = [];
  private readonly open = new Map<string, Frame>();

  constructor(private readonly rules: Rules) {}

  get depth(): number {
    return this.frames.length;
  }

  /** What is known of a conjunction, if it is enough for as many models as are wanted. */
  recall(key: string, count: number): Result | undefined {
    const known = this.results.get(key);
    if (known && suffices(known, count)) return known.result;
    const assumed = this.provisional.get(key);
    if (assumed !== undefined) {
      this.noteAssumption(assumed);
      return NO_MODEL;
    }
    const same = this.open.get(key);
    if (!same || !this.rules.endless(same.depth, this.depth)) return undefined;
    this.noteAssumption(same.depth);
    return NO_MODEL;
  }

  private noteAssumption(depth: number): void {
    const frame = this.frames.at(-1);
    if (frame) frame.assumes = Math.min(frame.assumes, depth);
  }

  enter(key: string, literals: readonly Literal[], count: number): Frame {
    const { depth } = this;
    const models = new Map<string, Json>();
    const frame: Frame = { key, literals, count, depth, models, assumes: Infinity, dependents: [] };
    this.frames.push(frame);
    this.open.set(key, frame);
    return frame;
  }

  /** Ends a frame; `closed` when all its models were found, which may be none. */
  leave(frame: Frame, closed: boolean): Result {
    this.abandon(frame);
    const models = [...frame.models.values()];
    const status = models.length > 0 ? 'sat' : closed ? 'unsat' : 'unknown';
    // That there are no more models may itself have been assumed.
    const complete = closed && (status === 'unsat' || frame.assumes === Infinity);
    const result: Result = { status, models, complete };
    const isFree = this.rules.proved(frame.assumes, frame.depth);
    if (isFree || status === 'sat') this.results.set(frame.key, { result, count: frame.count });
    if (status === 'unsat') this.passOn(frame, isFree);
    else for (const key of frame.dependents) this.provisional.delete(key);
    if (!isFree) this.noteAssumption(frame.assumes);
    return result;
  }

  /** The frame has no model: what rested on that is proved, or rests on what the frame rests on. */
  private passOn(frame: Frame, isFree: boolean): void {
    if (isFree) {
      for (const key of frame.dependents) {
        if (this.provisional.delete(key)) this.results.set(key, { result: NO_MODEL, count: 1 });
      }
      return;
    }
    this.provisional.set(frame.key, frame.assumes);
    this.frames.at(-1)?.dependents.push(frame.key, ...frame.dependents);
  }

  abandon(frame: Frame): void {
    this.frames.pop();
    this.open.delete(frame.key);
  }
}

function suffices({ result, count }: { result: Result; count: number }, wanted: number): boolean {
  return result.status === 'unsat' || result.complete || count >= wanted;
}
