import { oneLine } from './one-line';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '|': '&#124;',
  '`': '&#96;',
  $: '&#36;',
};

/**
 * Text from data as one line of Markdown that shows it as it is: no markup, no HTML, no new table
 * cell, no maths, no list or heading (CommonMark 0.31, GFM tables). Entities where a renderer may
 * look before it knows about backslashes.
 */
export function markdownText(text: string): string {
  return oneLine(text)
    .replace(/[\\*[\]~]/g, '\\$&')
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
    .replace(/[&<>|`$]/g, (character) => ENTITIES[character] ?? character)
    .replace(/(?<!\S)#|^[+=-]/g, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}
