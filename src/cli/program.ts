import { Command, InvalidArgumentError, Option } from 'commander';
import { version } from '../../package.json';
import { FORMAT_NAMES } from './render';
import type { CompatCommandOptions } from './compat';
import { port } from './port-option';
import type { ReplayCommandOptions } from './replay';
import type { ReportCommandOptions } from './report';
import type { RunCommandOptions } from './run';
import { addServiceCommands } from './service-commands';
import { standardOutput } from './standard-output';
import type { ValidateOptions } from './validate';
import {
  VALIDATE_OPTIONS,
  WHOLE_NUMBER,
  wholeNumber,
  type ValidateOption,
} from './validate-arguments';

const program = new Command('crucible')
  .description(
    'Contracts of ML reliability experiments: run one, validate what it left, report what it found.',
  )
  .version(version)
  .exitOverride();

const validateCommand = program
  .command('validate')
  .description('check run folders and documents: syntax, schema, integrity across files')
  .argument(
    '[paths...]',
    'folders (every run inside is found), files, globs, or - for standard input; .gz and .zst too',
  )
  .addHelpText(
    'after',
    '\nExit codes: 0 nothing wrong, 1 something wrong, 2 usage or unreadable input\n\nExamples:\n  crucible validate artifacts/\n  crucible validate --format github run_manifest.json\n  crucible validate --format sarif artifacts/ > crucible.sarif\n  cat events.jsonl | crucible validate --as telemetry_event -\n  crucible validate telemetry.jsonl.gz\n  crucible validate --explain',
  )
  .action(async (paths: string[], options: ValidateOptions, command: Command) => {
    if (paths.length === 0 && !options.explain)
      command.error("error: missing required argument 'paths'");
    const { validate } = await import('./validate');
    process.exitCode = await validate(paths, options);
  });
for (const option of VALIDATE_OPTIONS) validateCommand.addOption(optionOf(option));

program
  .command('run')
  .description('run an experiment: every point of its sweep, each into a folder of its own')
  .argument('<file>', 'a module whose default export is an experiment (.ts needs the package tsx)')
  .option('--output-dir <dir>', 'folder to write under; required unless the experiment has one')
  .option('--data <dir>', "folder of data; default: the experiment's own")
  .option('--seed <n>', "seed of the experiment; default: the experiment's own", seed)
  .option('--param <name=value,…>', 'other values of a parameter; may be given again', collect, [])
  .option(
    '--cache-dir <dir>',
    'folder for vectors and weights that runs share; default: the cache folder of the user',
  )
  .addOption(
    new Option('--format <format>', 'how the outcome is printed')
      .choices(['pretty', 'json'])
      .default('pretty'),
  )
  .addHelpText(
    'after',
    '\nExit codes: 0 all runs completed and passed their gates, 1 one did not, 2 wrong usage or data\n\nExamples:\n  crucible run examples/scifact_lora.ts --output-dir artifacts/crucible\n  crucible run examples/scifact_lora.ts --output-dir out --data scifact/data --seed 1\n  crucible run examples/scifact_lora.ts --output-dir out --param lora_rank=0,4,8',
  )
  .action(async (file: string, options: RunCommandOptions) => {
    // Loaded when used: the others start faster without the runtime.
    const { run } = await import('./run');
    process.exitCode = await run(file, options);
  });

program
  .command('report')
  .description(
    'make the report of a run from its records, or compare two runs; no folder is changed',
  )
  .argument('<run>', "a run's folder")
  .argument('[other]', 'folder of a run to compare with it: every difference is other minus run')
  .addOption(
    new Option('--format <format>', 'form of the report')
      .choices(['markdown', 'json', 'html'])
      .default('markdown'),
  )
  .option('--output <file>', 'file to write; default: standard output')
  .addHelpText(
    'after',
    '\nExit codes: 0 report.json says the same; 1 it does not follow from the records, or the other run fails a gate that the first passed; 2 usage or unreadable run\n\nExamples:\n  crucible report artifacts/crucible/scifact_lora/<run_id>\n  crucible report --format json <run>\n  crucible report --format html --output report.html <run>\n  crucible report <run> <other>\n  crucible report --format html --output comparison.html <run> <other>',
  )
  .action(async (run: string, other: string | undefined, options: ReportCommandOptions) => {
    const { compare, report } = await import('./report');
    process.exitCode =
      other === undefined ? await report(run, options) : await compare([run, other], options);
  });

program
  .command('compat')
  .description('compare a contract with its last release: does everything that worked still work?')
  .requiredOption(
    '--base <contract>',
    'the old one: a folder, a file, a tar archive, git:REF or npm:NAME@RANGE',
  )
  .option('--head <contract>', 'the new one, named alike', '.')
  .addOption(
    new Option(
      '--policy <policy>',
      'strict takes schemas as written; default: readers ignore what they do not know',
    ).choices(['strict', 'tolerant-reader']),
  )
  .addOption(
    new Option('--direction <direction>', 'backward: who uses the old one, with the new')
      .choices(['backward', 'forward', 'full'])
      .default('backward'),
  )
  .addOption(
    new Option('--level <level>', 'what must not break: messages, generated code too, or anything')
      .choices(['wire', 'codegen', 'strict'])
      .default('wire'),
  )
  .addOption(
    new Option('--format <format>', 'how findings are printed')
      .choices(FORMAT_NAMES)
      .default('pretty'),
  )
  .addOption(
    new Option('--undecided <what>', 'whether what can be neither proved nor refuted fails')
      .choices(['error', 'warn'])
      .default('error'),
  )
  .option('--transitive', 'compare with every release of the same major version')
  .option('--waivers <file>', 'findings that are accepted for a time, JSON or YAML')
  .option('--budget <ms>', 'milliseconds for each pair of schemas', positive)
  .addHelpText(
    'after',
    '\nExit codes: 0 compatible or released as required, 1 breaking, 2 usage or unreadable input, 3 only undecided\n\nExamples:\n  crucible compat --base npm:crucible-contracts@latest\n  crucible compat --base git:origin/main --format github\n  crucible compat --base old.yaml --head new.yaml --level codegen\n  crucible compat --base npm:crucible-contracts@^1 --transitive --direction full --format sarif',
  )
  .action(async (options: CompatCommandOptions) => {
    const { compat } = await import('./compat');
    process.exitCode = await compat(options);
  });

program
  .command('replay')
  .description(
    'serve a recorded run as a live one, with the page that shows it, on this machine: a page of your own can be built against it',
  )
  .argument('<run>', "a run's folder")
  .option('--speed <n>', 'how much faster than it was recorded', factor, 1)
  .option('--port <port>', 'port on 127.0.0.1; 0 for any that is free', port, 4180)
  .addHelpText(
    'after',
    '\nExit codes: 0 interrupted, 2 usage, unreadable run or a port that is taken\n\nExamples:\n  crucible replay artifacts/crucible/scifact_lora/<run_id>\n  crucible replay --speed 10 --port 8080 <run>',
  )
  .action(async (run: string, options: ReplayCommandOptions) => {
    const { replay } = await import('./replay');
    process.exitCode = await replay(run, options);
  });

addServiceCommands(program);

function collect(text: string, earlier: readonly string[]): string[] {
  return [...earlier, text];
}

function seed(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value)) return value;
  throw new InvalidArgumentError('it must be a whole number from 0 to 2^53-1.');
}

function factor(text: string): number {
  const value = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && value > 0 && value <= 1e6) return value;
  throw new InvalidArgumentError('it must be a number above 0, at most 1000000.');
}

function positive(text: string): number {
  return orRefuse(wholeNumber(text));
}

function orRefuse(value: number | undefined): number {
  if (value === undefined) throw new InvalidArgumentError(WHOLE_NUMBER);
  return value;
}

function optionOf({ name, value, description, choices, read, ...row }: ValidateOption): Option {
  const option = new Option(value ? `--${name} ${value}` : `--${name}`, description);
  if (choices) option.choices(choices);
  if (read) option.argParser((text) => orRefuse(read(text)));
  return row.default === undefined ? option : option.default(row.default);
}

/** The whole command line: every command with its options and its help. */
export async function runProgram(): Promise<void> {
  standardOutput();
  try {
    await program.parseAsync();
  } catch (error) {
    // commander has said what is wrong; --help and --version end with 0.
    const code = error instanceof Error && 'exitCode' in error ? error.exitCode : undefined;
    if (code === undefined) throw error;
    process.exitCode = code === 0 ? 0 : 2;
  }
}
