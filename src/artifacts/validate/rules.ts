import { SYNTAX_RULES } from '../json';

/** What a rule is about, and how its problems are mended. */
export interface RuleDescription {
  readonly title: string;
  readonly help: string;
}

const SCHEMA_RULES = {
  type: { title: 'A value has another type', help: 'Write the type the schema names.' },
  enum: { title: 'A value is none of those allowed', help: 'Write one of the values listed.' },
  const: { title: 'A value is not the one allowed', help: 'Write the value the schema states.' },
  discriminator: {
    title: 'No variant has this name',
    help: 'Write one of the names listed; names of newer minors pass with --profile reader.',
  },
  'schema-version': {
    title: 'The document is of another version',
    help: 'Validate it with the crucible-contracts of its major version.',
  },
  pattern: { title: 'A string has another form', help: 'Write it in the form the schema states.' },
  format: { title: 'A string is not of its format', help: 'Write it as in the example given.' },
  minimum: { title: 'A number is too small', help: 'Check the unit: rates are fractions.' },
  maximum: { title: 'A number is too large', help: 'Check the unit: rates are fractions.' },
  minItems: { title: 'A list is too short', help: 'Write as many items as the schema demands.' },
  maxItems: { title: 'A list is too long', help: 'Write no more items than the schema allows.' },
  minLength: { title: 'A string is too short', help: 'Lengths are counted in characters.' },
  maxLength: { title: 'A string is too long', help: 'Lengths are counted in characters.' },
  required: { title: 'A property is missing', help: 'Write every property that is required.' },
  anyOf: { title: 'One of several properties is missing', help: 'Write at least one of them.' },
  additionalProperties: {
    title: 'A property is not known',
    help: 'Mend its name or remove it; additions of newer minors pass with --profile reader.',
  },
} as const satisfies Record<string, RuleDescription>;

const INTEGRITY_RULES = {
  'run-id': {
    title: 'A record belongs to another run',
    help: 'A run folder holds one run: move the record to its own.',
  },
  'seq-gap': {
    title: 'Events are missing or repeated',
    help: 'seq counts from 0 without a gap: compare with the source of the stream.',
  },
  'time-backwards': {
    title: 'An event is older than the one before it',
    help: 'Take timestamps from one clock that never goes back.',
  },
  'stage-order': {
    title: 'A stage is not opened once and closed once',
    help: 'Every stage_start is closed by one stage_stop or stage_error.',
  },
  'after-run-stop': {
    title: 'An event follows run_stop',
    help: 'run_stop is the last event of a run.',
  },
  'run-status': {
    title: 'The manifest and run_stop tell different ends',
    help: 'Write run_stop, then the manifest with the same status.',
  },
  'checkpoint-event': {
    title: 'A checkpoint is not both in the manifest and in an event',
    help: 'Every checkpoint has one entry in the manifest and one event, with the same path and sha256.',
  },
  'records-twice': {
    title: 'The same records lie in two files',
    help: 'A run has each of its files once, plain or compressed: remove the other.',
  },
  'quality-result': {
    title: 'A quality result does not follow from its target',
    help: 'Results stand in the order of quality_targets; passed follows from value, comparator and threshold.',
  },
  'report-number': {
    title: 'A number of the report does not follow from the records',
    help: 'Make the report from the records: crucible report <run> shows what they give.',
  },
  'hedging-number': {
    title: 'A number of hedging_metrics.json does not follow from its calls',
    help: 'Compute it from the calls, as docs/metrics.md defines it.',
  },
  'vote-decision': {
    title: 'A decision does not follow from the votes',
    help: 'Replaying the trace with its own options gives the decision named.',
  },
  'prediction-score': {
    title: 'A score does not follow from the output',
    help: 'exact_match and f1 compare the output with the gold answers as SQuAD does.',
  },
  'dataset-hash': {
    title: 'The hash of the data set is not that of its files',
    help: 'It is what `sha256sum FILES | sha256sum` prints, with the files in the order listed.',
  },
  'path-outside': {
    title: 'A path leads upwards',
    help: "Write the resolved path, without '..'.",
  },
  'file-missing': {
    title: 'A listed file is not there',
    help: 'Restore the file, or run again.',
  },
  'file-outside': {
    title: 'A link leads outside the folder',
    help: 'Replace the link by the file itself: nothing outside the folder is read.',
  },
  'file-type': {
    title: 'Something that is not a file stands in the place of one',
    help: 'Replace it by a plain file.',
  },
  'file-size': {
    title: 'A listed file has another size',
    help: 'The file was changed or cut after the run: restore it, or run again.',
  },
  'file-hash': {
    title: 'A listed file has other bytes',
    help: 'The file was changed after the run: compare with sha256sum.',
  },
  'file-unlisted': {
    title: 'A file of the folder is not in the manifest',
    help: 'Move it out of the folder: artifacts lists every file that the run wrote.',
  },
} as const satisfies Record<string, RuleDescription>;

const FILE_RULES = {
  'broken-archive': {
    title: 'A compressed file cannot be decompressed',
    help: 'It was cut short or changed: compress the file again.',
  },
} as const satisfies Record<string, RuleDescription>;

/** A rule that no document can be held to by itself. */
export type IntegrityRule = keyof typeof INTEGRITY_RULES;

const RULES: Readonly<Record<string, RuleDescription>> = {
  ...SCHEMA_RULES,
  ...INTEGRITY_RULES,
  ...FILE_RULES,
};

/** What the rule of a `FileProblem` is about. */
export function describeRule(rule: string): RuleDescription {
  if (Object.hasOwn(SYNTAX_RULES, rule)) {
    const { title, hint, reference } = SYNTAX_RULES[rule as keyof typeof SYNTAX_RULES];
    return { title, help: `${hint} (${reference})` };
  }
  return RULES[rule] ?? { title: rule, help: 'See the message of the problem.' };
}
