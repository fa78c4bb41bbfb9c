import { validate } from './validate';
import { readValidateArguments } from './validate-arguments';

/**
 * `crucible validate`, unless there is something to say of its arguments, such as with `--help`: that
 * is for the program.
 *
 * @returns the exit code
 */
export async function validateCommand(args: readonly string[]): Promise<number | undefined> {
  const check = readValidateArguments(args);
  return check && (await validate(check.paths, check.options));
}
