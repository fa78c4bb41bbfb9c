import { evaluate, Universe, type Node } from './calculus';
import { compilePair, type FormatTests, type SchemaSource } from './compile';
import { canonical, type Json } from './json';
import { trimPatterns } from './regex';
import {
  BudgetExceeded,
  fails,
  holds,
  Meter,
  Prover,
  RULES,
  type Budget,
  type Rules,
} from './solver';
import { compileWithAjv, type AjvVerdict } from './witness/ajv';
import { shrink } from './witness/shrink';

/** Models tried when Ajv does not confirm the first. */
const MORE_MODELS = 6;

/** Where and why a schema rejects a witness, in the words of Ajv. */
interface Rejection {
  readonly keyword: string;
  /** JSON pointer into the rejecting schema. */
  readonly schemaPath: string;
  /** JSON pointer into the witness. */
  readonly instancePath: string;
  readonly message: string;
}

/** Whether every value that one schema accepts is accepted by the other. */
export type Containment =
  | { readonly verdict: 'contained' }
  | { readonly verdict: 'broken'; readonly witness: Json; readonly rejection: Rejection }
  | { readonly verdict: 'undecided'; readonly reason: string };

/** What a containment is decided with. */
export interface ContainmentOptions {
  readonly budget: Budget;
  readonly formats: FormatTests;
  /** The rules of the proof; tests break them. */
  readonly rules?: Rules;
}

/** Decides whether every value that `sub` accepts is accepted by `sup`. */
export function decideContainment(
  sub: SchemaSource,
  sup: SchemaSource,
  { budget, formats, rules = RULES }: ContainmentOptions,
): Containment {
  // Everything is accepted, or nothing: what the other says does not matter.
  if (sup.schema === true || sub.schema === false) return { verdict: 'contained' };
  trimPatterns();
  const universe = new Universe();
  try {
    const [a, b] = compilePair([sub, sup], universe, formats);
    const prover = new Prover(universe, rules, new Meter(budget));
    const literals = [holds(a), fails(b)];
    const { status, models } = prover.solve(literals);
    if (status === 'unsat') return { verdict: 'contained' };
    if (status === 'unknown') return { verdict: 'undecided', reason: reasonFor([a, b]) };
    const isWitness = (value: Json) => evaluate(a, value) === true && evaluate(b, value) === false;
    const confirm = new Confirmation(sub, sup, formats);
    const first = confirm.any(models, isWitness);
    if (first) return first;
    return (
      confirm.any(prover.solve(literals, MORE_MODELS).models, isWitness) ?? {
        verdict: 'undecided',
        reason: confirm.reason,
      }
    );
  } catch (error) {
    if (error instanceof BudgetExceeded) return { verdict: 'undecided', reason: error.message };
    // The stack is a budget too.
    if (error instanceof RangeError) return { verdict: 'undecided', reason: 'nested too deeply' };
    throw error;
  }
}

/** Has Ajv confirm witnesses. */
class Confirmation {
  reason = '';
  private verdicts: readonly [AjvVerdict, AjvVerdict] | undefined;

  constructor(
    private readonly sub: SchemaSource,
    private readonly sup: SchemaSource,
    private readonly formats: FormatTests,
  ) {}

  /** The first of the values that Ajv confirms, made as small as it gets. */
  any(values: readonly Json[], isWitness: (value: Json) => boolean): Containment | undefined {
    for (const value of values) {
      const small = shrink(value, isWitness);
      const found = this.confirm(small) ?? (small === value ? undefined : this.confirm(value));
      if (found) return found;
    }
    return undefined;
  }

  private confirm(witness: Json): Containment | undefined {
    try {
      this.verdicts ??= [
        compileWithAjv(this.sub, this.formats),
        compileWithAjv(this.sup, this.formats),
      ];
      const [accepts, rejects] = this.verdicts;
      const error = rejects(witness);
      if (accepts(witness) || !error) {
        this.reason = `Ajv does not confirm the witness ${canonical(witness)}`;
        return undefined;
      }
      const { keyword, schemaPath, instancePath, message = '' } = error;
      return {
        verdict: 'broken',
        witness,
        rejection: { keyword, schemaPath, instancePath, message },
      };
    } catch (error) {
      this.reason = `Ajv cannot compile a schema: ${error instanceof Error ? error.message : String(error)}`;
      return undefined;
    }
  }
}

/** What in the schemas is not understood; if nothing is, the proof did not close. */
function reasonFor(roots: readonly Node[]): string {
  const reasons = new Set<string>();
  const seen = new Set<Node>();
  const open = [...roots];
  for (let node = open.pop(); node; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    open.push(...partsOf(node));
    if (node.kind === 'opaque') reasons.add(node.why);
    if (node.kind === 'pattern' && node.pattern.why !== undefined) {
      reasons.add(`the pattern ${node.pattern.source}: ${node.pattern.why}`);
    }
    if (node.kind === 'format' && !node.test) reasons.add(`the format ${node.name}`);
  }
  if (reasons.size === 0) return 'neither a proof nor a witness was found';
  return `not understood: ${[...reasons].join('; ')}`;
}

function partsOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'and':
    case 'or':
    case 'one':
      return node.nodes;
    case 'not':
      return [node.node];
    case 'ref':
      return [node.target()];
    case 'at':
    case 'from':
    case 'atLeast':
    case 'atMost':
      return [node.item];
    case 'each':
      return [node.keys, node.value];
    default:
      return [];
  }
}
