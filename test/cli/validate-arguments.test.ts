import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { runProgram } from '../../src/cli/program';
import {
  readValidateArguments,
  VALIDATE_OPTIONS,
  type ValidateArguments,
} from '../../src/cli/validate-arguments';

const validate = vi.hoisted(() => vi.fn());
vi.mock('../../src/cli/validate', () => ({ validate }));

/** What commander reads of the same arguments; undefined when it refuses them or shows the help. */
async function readByCommander(args: readonly string[]): Promise<ValidateArguments | undefined> {
  validate.mockReset().mockResolvedValue(0);
  process.argv = ['node', 'crucible', 'validate', ...args];
  await runProgram();
  const [call] = validate.mock.calls as [
    ValidateArguments['paths'],
    ValidateArguments['options'],
  ][];
  return call && { paths: call[0], options: call[1] };
}

const names = VALIDATE_OPTIONS.map(({ name }) => `--${name}`);
const choices = VALIDATE_OPTIONS.flatMap((option) => option.choices ?? []);
const sound = fc.constantFrom(...VALIDATE_OPTIONS).chain((option): fc.Arbitrary<string[]> => {
  const name = `--${option.name}`;
  if (option.value === undefined) return fc.constant([name]);
  const value = option.choices
    ? fc.constantFrom(...option.choices)
    : option.read
      ? fc.integer({ min: 1, max: 9_999_999_999 }).map(String)
      : fc.string();
  return value.map((text) => [name, text]);
});
/** Arguments of all sorts, of which many belong together by chance. */
const word = fc.oneof(
  fc.constantFrom(...names, ...choices, '-', '--', '--help', '-h', '-q', '', 'a', 'a b', '7', '07'),
  fc.constantFrom('--format=json', '--quiet=1', '--max-problems=3', '--no-quiet', '--form', '---'),
  fc.string(),
);
const args = fc
  .array(
    fc.oneof(
      sound,
      word.map((text) => [text]),
    ),
    { maxLength: 6 },
  )
  .map((groups) => groups.flat());

describe('readValidateArguments', () => {
  beforeEach(() => {
    vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const { argv, exitCode } = process;
    return () => {
      vi.restoreAllMocks();
      process.argv = argv;
      process.exitCode = exitCode;
    };
  });

  it('reads what it reads as commander does', async () => {
    await fc.assert(
      fc.asyncProperty(args, async (words) => {
        const read = readValidateArguments(words);
        if (read) expect(await readByCommander(words)).toEqual(read);
      }),
      { numRuns: 3000 },
    );
  });

  it('leaves nothing plain to commander', () => {
    const plain = fc
      .tuple(fc.array(sound), fc.stringMatching(/^[^-]/))
      .map(([options, path]) => [...options.flat(), path]);
    const isRead = (words: readonly string[]) =>
      words.some((text) => text.startsWith('-') && !names.includes(text)) ||
      readValidateArguments(words) !== undefined;
    fc.assert(fc.property(plain, isRead));
  });
});
