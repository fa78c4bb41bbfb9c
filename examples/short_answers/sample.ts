import { fileURLToPath } from 'node:url';
import { loadSquad } from 'crucible-contracts/runtime';

const FOLDER = fileURLToPath(new URL('../data/short_answers_sample', import.meta.url));

const ORIGIN = {
  name: 'short_answers_sample',
  version: '1',
  license: 'CC-BY-4.0',
  source: 'written for crucible-contracts; invented subjects in the format of SQuAD',
};

/** Questions in the format of SQuAD v1.1: those of the caller's folder, or of the package's sample. */
export const loadQuestions = (source?: string) =>
  source === undefined ? loadSquad(FOLDER, ORIGIN) : loadSquad(source);
