export { BudgetExceeded, Meter, type Budget } from './budget';
export { fails, holds } from './literal';
export { Prover } from './prover';
export { RULES, type Rules } from './rules';
