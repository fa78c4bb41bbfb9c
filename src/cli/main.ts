import { Command, InvalidArgumentError, Option } from 'commander';
import { version } from '../../package.json';
import { validate, type ValidateOptions } from './validate';

const program = new Command('crucible')
  .description('Contracts of ML reliability experiments: validate what a run left.')
  .version(version)
  .exitOverride();

program
  .command('validate')
  .description('check run folders and documents: syntax, schema, integrity across files')
  .argument(
    '<paths...>',
    'folders (every run inside is found), files, globs, or - for standard input',
  )
  .addOption(
    new Option('--profile <profile>', 'writer refuses unknown properties, reader allows them')
      .choices(['writer', 'reader'])
      .default('writer'),
  )
  .option('--as <document>', 'what a file holds, when its name does not say')
  .addOption(
    new Option('--format <format>', 'how problems are printed')
      .choices(['pretty', 'json', 'github'])
      .default('pretty'),
  )
  .option('--max-problems <n>', 'problems printed at most', positive, 100)
  .option('--quiet', 'print no problem, only the exit code tells')
  .addHelpText(
    'after',
    '\nExit codes: 0 nothing wrong, 1 something wrong, 2 usage or unreadable input\n\nExamples:\n  crucible validate artifacts/\n  crucible validate --format github run_manifest.json\n  cat events.jsonl | crucible validate --as telemetry_event -',
  )
  .action(async (paths: string[], options: ValidateOptions) => {
    process.exitCode = await validate(paths, options);
  });

function positive(text: string): number {
  if (!/^[1-9]\d{0,9}$/.test(text))
    throw new InvalidArgumentError('it must be a whole number from 1.');
  return Number(text);
}

// A reader such as head that has seen enough is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  await program.parseAsync();
} catch (error) {
  // commander has said what is wrong; --help and --version end with 0.
  const code = error instanceof Error && 'exitCode' in error ? error.exitCode : undefined;
  if (code === undefined) throw error;
  process.exitCode = code === 0 ? 0 : 2;
}
