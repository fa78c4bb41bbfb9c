/** The formats of `--format`, one a file. */
import { usesColor } from '../uses-color';
import { github } from './github';
import { jsonLine } from './json-line';
import { junit } from './junit';
import { pretty } from './pretty';
import { oneByOne, type Renderer } from './renderer';
import { sarif } from './sarif';

const RENDERERS = {
  pretty: () => oneByOne(pretty(usesColor(process.stdout))),
  json: () => oneByOne(jsonLine),
  github: () => oneByOne(github),
  sarif,
  junit,
} as const satisfies Record<string, () => Renderer>;

/** Name of a format. */
export type FormatName = keyof typeof RENDERERS;

/** Names of the formats, as `--format` takes them. */
export const FORMAT_NAMES: readonly string[] = Object.keys(RENDERERS);

/** A renderer for one check. */
export function createRenderer(format: FormatName): Renderer {
  return RENDERERS[format]();
}
