import type { LatencyArm } from '../../contract';

const NAMES: Readonly<Record<LatencyArm['arm'], string>> = {
  unhedged: 'without hedging',
  hedged: 'with hedging',
};

/** An arm in words. */
export function armName(arm: LatencyArm['arm']): string {
  return NAMES[arm];
}
