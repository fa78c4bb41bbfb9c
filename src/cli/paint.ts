import { styleText } from 'node:util';

type Shade = 'red' | 'green' | 'yellow' | 'cyan' | 'dim' | 'bold';

/** Puts a text into a shade, or leaves it as it is where there is to be no colour. */
export type Paint = (shade: Shade, text: string) => string;

export function painter(useColor: boolean): Paint {
  // Whether there is colour has been decided; newer versions of Node would decide again.
  return useColor
    ? (shade, text) => styleText(shade, text, { validateStream: false })
    : (_shade, text) => text;
}
