import { oneLine } from '../../one-line';

/** Invisible, such as labels for which an axis has no room. */
const HIDDEN =
  /<path class="(?:background|foreground)"[^>]*\/>|<text[^>]* opacity="0"[^>]*>[^<]*<\/text>/g;

/** For renderers that speak the drawing part by part; ours is one image with one description. */
const UNUSED_ATTRIBUTES = / (?:class|role|aria-[a-z]+|pointer-events)="[^"]*"/g;

const LONG_NUMBER = /-?\d+\.\d{3,}(?:e[+-]?\d+)?/g;

/**
 * What is inside the outermost element of vega's SVG, in about half as many bytes: without what is
 * invisible and unused attributes, places to a hundredth of a pixel, and text on one line as
 * everywhere on the page. Vega escapes angle brackets in text, so whatever stands between two is a tag.
 */
export function slimSvg(svg: string): string {
  const inside = svg.slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>'));
  return inside
    .replace(HIDDEN, '')
    .replace(/<[^>]*>/g, (tag) =>
      tag
        .replace(UNUSED_ATTRIBUTES, '')
        .replace(LONG_NUMBER, (number) => String(Math.round(Number(number) * 100) / 100)),
    )
    .replace(/[^<>]+(?=<\/text>)/g, oneLine);
}
