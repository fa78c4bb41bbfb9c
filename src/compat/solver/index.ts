export { BudgetExceeded, Meter, type Budget } from './budget';
export { fails, holds, type Literal } from './literal';
export { Prover } from './prover';
export { RULES, type Result, type Rules } from './rules';
