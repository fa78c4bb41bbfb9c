import { ENGINES } from '../artifacts';
import { FORMAT_NAMES } from './render';
import type { ValidateOptions } from './validate';

/** An option of `crucible validate`; without `value` it is a flag. */
export interface ValidateOption {
  readonly name: string;
  readonly description: string;
  /** How the help shows its value. */
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly default?: string | number;
  /** Reads a value that is no text; undefined when it is none. */
  readonly read?: (text: string) => number | undefined;
}

/** What an option takes that counts something. */
export const WHOLE_NUMBER = 'it must be a whole number from 1.';

export const VALIDATE_OPTIONS: readonly ValidateOption[] = [
  {
    name: 'profile',
    value: '<profile>',
    description: 'writer refuses unknown properties, reader allows them',
    choices: ['writer', 'reader'],
    default: 'writer',
  },
  {
    name: 'as',
    value: '<document>',
    description: 'what a file holds, when its name does not say',
  },
  {
    name: 'format',
    value: '<format>',
    description: 'how problems are printed',
    choices: FORMAT_NAMES,
    default: 'pretty',
  },
  {
    name: 'max-problems',
    value: '<n>',
    description: 'problems printed at most; all are counted',
    default: 100,
    read: wholeNumber,
  },
  { name: 'quiet', description: 'print no problem, only the exit code tells' },
  {
    name: 'engine',
    value: '<engine>',
    description: 'parse every line, or pass over valid bytes; what they say is the same',
    choices: ENGINES,
    default: 'auto',
  },
  { name: 'explain', description: 'check nothing; tell what of each schema is checked as bytes' },
];

/** A whole number from 1, undefined when the text is none. */
export function wholeNumber(text: string): number | undefined {
  return /^[1-9]\d{0,9}$/.test(text) ? Number(text) : undefined;
}

/** What stands behind `crucible validate`. */
export interface ValidateArguments {
  readonly paths: readonly string[];
  readonly options: ValidateOptions;
}

/**
 * Reads the arguments of `crucible validate` as commander does, without its start-up time. Undefined
 * where there is something to say or to doubt, such as `--help` or a value that is not allowed: that
 * is for commander.
 */
export function readValidateArguments(args: readonly string[]): ValidateArguments | undefined {
  const paths: string[] = [];
  const options: Record<string, string | number | boolean> = Object.fromEntries(
    VALIDATE_OPTIONS.flatMap((option) =>
      option.default === undefined ? [] : [[camelCase(option.name), option.default]],
    ),
  );
  const rest = args.values();
  for (const arg of rest) {
    if (!arg.startsWith('-') || arg === '-') {
      paths.push(arg);
      continue;
    }
    const option = VALIDATE_OPTIONS.find(({ name }) => arg === `--${name}`);
    const value = option && valueOf(option, rest);
    if (!option || value === undefined) return undefined;
    options[camelCase(option.name)] = value;
  }
  // Every option has been held to its row of the table.
  return paths.length > 0 ? { paths, options: options as unknown as ValidateOptions } : undefined;
}

function valueOf(
  { value, choices, read }: ValidateOption,
  rest: Iterator<string>,
): string | number | boolean | undefined {
  if (value === undefined) return true;
  const text: unknown = rest.next().value;
  if (typeof text !== 'string' || text.startsWith('-')) return undefined;
  if (choices && !choices.includes(text)) return undefined;
  return read ? read(text) : text;
}

/** The name of an option as commander gives it. */
function camelCase(name: string): string {
  return name.replace(/-[a-z]/g, ([, letter = '']) => letter.toUpperCase());
}
