import { max, min } from 'd3-array';

const BLOCKS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const MAX_WIDTH = 24;

/** The course of a series in block characters; of a long one, evenly spaced points. */
export function sparkline(values: readonly number[]): string {
  const width = Math.min(MAX_WIDTH, values.length);
  const shown = Array.from({ length: width }, (_, i) => {
    const at = width > 1 ? Math.round((i * (values.length - 1)) / (width - 1)) : 0;
    return values[at] ?? 0;
  });
  // Halved, so that a span of more than the largest double does not overflow.
  const low = (min(shown) ?? 0) / 2;
  const span = (max(shown) ?? 0) / 2 - low;
  return shown
    .map((value) => {
      const height = span > 0 ? (value / 2 - low) / span : 0;
      return BLOCKS[Math.round(height * (BLOCKS.length - 1))];
    })
    .join('');
}
