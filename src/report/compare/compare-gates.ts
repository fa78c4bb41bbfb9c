import { rollup } from 'd3-array';
import type { QualityResult } from '../../contract';
import {
  GATE_CHANGES,
  type ComparedGate,
  type GateChange,
  type GateOutcome,
} from './run-comparison';

/**
 * Every gate of either run. Gates are the same when metric, adapter, split and comparator are;
 * of several such ones in a run the first belongs to the first of the other.
 */
export function compareGates(
  a: readonly QualityResult[],
  b: readonly QualityResult[],
): ComparedGate[] {
  const [inA, inB] = [byGate(a), byGate(b)];
  const gates = [...new Set([...inA.keys(), ...inB.keys()])].flatMap((key) => {
    const [before = [], after = []] = [inA.get(key), inB.get(key)];
    const longer = before.length > after.length ? before : after;
    return longer.map((gate, i) => comparedGate(gate, outcomeOf(before[i]), outcomeOf(after[i])));
  });
  const rank = ({ change }: ComparedGate) => GATE_CHANGES.indexOf(change);
  return gates.sort((x, y) => rank(x) - rank(y));
}

function byGate(results: readonly QualityResult[]): ReadonlyMap<string, QualityResult[]> {
  return rollup(
    results,
    (gates) => gates,
    ({ metric, adapter_id, split, comparator }) =>
      JSON.stringify([metric, adapter_id, split, comparator]),
  );
}

function comparedGate(
  { metric, adapter_id, split, comparator }: QualityResult,
  a: GateOutcome | null,
  b: GateOutcome | null,
): ComparedGate {
  return {
    metric,
    ...(adapter_id !== undefined && { adapter_id }),
    ...(split !== undefined && { split }),
    comparator,
    a,
    b,
    change: changeOf(a, b),
  };
}

function outcomeOf(result: QualityResult | undefined): GateOutcome | null {
  if (!result) return null;
  const { threshold, value, passed } = result;
  return { threshold, value, passed };
}

function changeOf(a: GateOutcome | null, b: GateOutcome | null): GateChange {
  if (!a) return 'only_in_b';
  if (!b) return 'only_in_a';
  if (b.passed) return a.passed ? 'still_passing' : 'newly_passing';
  return a.passed ? 'newly_failing' : 'still_failing';
}
