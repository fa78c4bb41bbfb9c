/**
 * The probabilities of 0, 1, …, n successes in n independent trials.
 *
 * @param p probability of a success, strictly between 0 and 1
 */
export function binomialProbabilities(n: number, p: number): Float64Array {
  const probabilities = new Float64Array(n + 1);
  const odds = Math.log(p) - Math.log1p(-p);
  // Logarithms, as (1 - p) ** n is 0 in doubles for large n.
  let logProbability = n * Math.log1p(-p);
  for (let k = 0; k <= n; k++) {
    probabilities[k] = Math.exp(logProbability);
    logProbability += Math.log((n - k) / (k + 1)) + odds;
  }
  return probabilities;
}
