import { readFileSync } from 'node:fs';

/** A fenced block of TypeScript in a Markdown file. */
export interface Snippet {
  /** What stands after the language on the fence, such as `follow.ts`: the file the block is. */
  readonly file: string;
  readonly text: string;
}

/**
 * Every ```` ```ts <file> ```` block of a Markdown file.
 *
 * @throws Error for a block of TypeScript that names no file: it would not be compiled
 */
export function snippetsOf(markdown: string): Snippet[] {
  const blocks = readFileSync(markdown, 'utf8').matchAll(/^```(\S+)(.*)\n([^]*?)^```$/gm);
  return [...blocks].flatMap(([, language = '', rest = '', text = '']) => {
    if (!/^(ts|tsx|typescript|js|javascript)$/.test(language)) return [];
    const file = rest.trim();
    if (language !== 'ts' || !/^[a-z-]+\.ts$/.test(file))
      throw new Error(
        `${markdown}: begin the block "\`\`\`ts <name>.ts", not "\`\`\`${language}${rest}"`,
      );
    return [{ file, text }];
  });
}
