import type { VoteTrace } from '../contract';

/** A metric of the votes so far; step is the number of votes. */
export interface RunningMetric {
  readonly name: string;
  readonly value: number;
  readonly step: number;
}

interface Counts {
  votes: number;
  ties: number;
  /** Examples with at least two votes, and those of them on which all agree. */
  met: number;
  unanimous: number;
  /** Examples with a gold answer, and those of them that the ensemble has right. */
  judged: number;
  right: number;
}

/** Keeps the rates of each ensemble up to date while votes come in. */
export class RunningVotes {
  readonly #counts = new Map<string, Counts>();

  /** Counts a vote; returns the rates that it may have changed, named `<ensemble_id>/<metric>`. */
  add({ ensemble_id, members, tie, correct }: VoteTrace): RunningMetric[] {
    const counts = this.#of(ensemble_id);
    const answers = members.flatMap(({ answer }) => answer ?? []);
    counts.votes++;
    if (tie) counts.ties++;
    if (answers.length > 1) counts.met++;
    if (answers.length > 1 && new Set(answers).size === 1) counts.unanimous++;
    if (correct !== null) counts.judged++;
    if (correct) counts.right++;
    const { votes: step, ties, met, unanimous, judged, right } = counts;
    const rate = (name: string, part: number, whole: number) =>
      whole === 0 ? [] : [{ name: `${ensemble_id}/${name}`, value: part / whole, step }];
    return [
      ...rate('agreement_rate', unanimous, met),
      ...rate('disagreement_rate', met - unanimous, met),
      ...rate('tie_rate', ties, step),
      ...rate('accuracy', right, judged),
    ];
  }

  #of(ensemble: string): Counts {
    const none = { votes: 0, ties: 0, met: 0, unanimous: 0, judged: 0, right: 0 };
    const counts = this.#counts.get(ensemble) ?? none;
    this.#counts.set(ensemble, counts);
    return counts;
  }
}
