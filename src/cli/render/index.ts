/** The formats of `--format`, one a file. */
import { describeRule } from '../../artifacts';
import { usesColor } from '../uses-color';
import { github } from './github';
import { jsonLine } from './json-line';
import { junit } from './junit';
import { markdown } from './markdown';
import { pretty } from './pretty';
import { oneByOne, type CheckName, type Renderer } from './renderer';
import { sarif } from './sarif';

const RENDERERS = {
  pretty: prettyOnStdout,
  json: () => oneByOne(jsonLine),
  github: () => oneByOne(github),
  sarif,
  junit,
  markdown,
} as const satisfies Record<string, (check: CheckName) => Renderer>;

const VALIDATE: CheckName = { command: 'validate', describeRule };

export type { Reported } from './renderer';

/** Name of a format. */
export type FormatName = keyof typeof RENDERERS;

/** Names of the formats, as `--format` takes them. */
export const FORMAT_NAMES: readonly string[] = Object.keys(RENDERERS);

/** Whether it takes colour is asked with the first problem: a stream is not made for nothing. */
function prettyOnStdout(): Renderer {
  let render: ReturnType<typeof pretty> | undefined;
  return oneByOne((problem) => (render ??= pretty(usesColor(process.stdout)))(problem));
}

/** A renderer for one check, in the words of `validate` unless another is named. */
export function createRenderer(format: FormatName, check: CheckName = VALIDATE): Renderer {
  return RENDERERS[format](check);
}
