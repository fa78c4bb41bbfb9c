import type { Json } from '../json';
import type { Leaf } from './leaf';

/** A type that has few values. */
class ConstantLeaf implements Leaf {
  constructor(private readonly values: readonly Json[]) {}

  isRefuted(): boolean {
    return false;
  }

  excludes(): boolean {
    return false;
  }

  candidates(): readonly Json[] {
    return this.values;
  }

  all(): readonly Json[] {
    return this.values;
  }
}

export class NullLeaf extends ConstantLeaf {
  constructor() {
    super([null]);
  }
}

export class BooleanLeaf extends ConstantLeaf {
  constructor() {
    super([true, false]);
  }
}
