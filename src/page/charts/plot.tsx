import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import type { AlignedLines } from './line';
import { plotOptions, type PlotAxes } from './plot-options';
import { useIsDark } from './use-is-dark';

interface Props {
  readonly data: AlignedLines;
  readonly axes: PlotAxes;
  /** Told which x the pointer is over, by its place; null when it leaves. */
  readonly onPoint: (index: number | null) => void;
}

/** The drawing of lines; who cannot see it reads the table beside it. */
export function Plot({ data, axes, onPoint }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const isDark = useIsDark();
  const lines = data.length - 1;
  useEffect(() => {
    const parent = place.current;
    if (!parent) return undefined;
    const options = plotOptions(axes, lines, parent.clientWidth, onPoint);
    const drawn = new uPlot(options, data, parent);
    plot.current = drawn;
    const resizes = new ResizeObserver(() => {
      drawn.setSize({ width: parent.clientWidth, height: options.height });
    });
    resizes.observe(parent);
    return () => {
      resizes.disconnect();
      drawn.destroy();
    };
    // New data is put into the same plot.
  }, [lines, isDark, axes, onPoint]);
  useEffect(() => plot.current?.setData(data), [data]);
  return <div class="plot" ref={place} aria-hidden="true" />;
}
