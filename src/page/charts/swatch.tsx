import { lookOf } from './look';

/** A piece of the line at this place, as the chart draws it. */
export function Swatch({ place }: { readonly place: number }) {
  const { color, dash } = lookOf(place);
  return (
    <svg class="swatch" width="28" height="10" viewBox="0 0 28 10" aria-hidden="true">
      <line
        x1="0"
        y1="5"
        x2="28"
        y2="5"
        class={color.slice(2)}
        stroke-width="2.5"
        stroke-dasharray={dash.join(' ')}
      />
    </svg>
  );
}
