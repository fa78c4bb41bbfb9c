#!/usr/bin/env node
import { Command, InvalidArgumentError, Option } from 'commander';
import { version } from '../../package.json';
import { FORMAT_NAMES } from './render';
import type { CompatCommandOptions } from './compat';
import type { ReportCommandOptions } from './report';
import type { ReplayCommandOptions } from './replay';
import type { RunCommandOptions } from './run';
import { port } from './port-option';
import { addServiceCommands } from './service-commands';
import { validate, type ValidateOptions } from './validate';

const program = new Command('crucible')
  .description(
    'Contracts of ML reliability experiments: run one, validate what it left, report what it found.',
  )
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
      .choices(FORMAT_NAMES)
      .default('pretty'),
  )
  .option('--max-problems <n>', 'problems printed at most; all are counted', positive, 100)
  .option('--quiet', 'print no problem, only the exit code tells')
  .addHelpText(
    'after',
    '\nExit codes: 0 nothing wrong, 1 something wrong, 2 usage or unreadable input\n\nExamples:\n  crucible validate artifacts/\n  crucible validate --format github run_manifest.json\n  crucible validate --format sarif artifacts/ > crucible.sarif\n  cat events.jsonl | crucible validate --as telemetry_event -',
  )
  .action(async (paths: string[], options: ValidateOptions) => {
    process.exitCode = await validate(paths, options);
  });

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
    // Loaded when used: validate starts faster without the runtime.
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
    'serve a recorded run as a live one, on this machine: a page can be built against it',
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
