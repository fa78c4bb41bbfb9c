import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { loadDraw } from '../../../../src/report/html/charts/draw';
import { intervalChart } from '../../../../src/report/html/charts/interval-chart';
import { seriesChart } from '../../../../src/report/html/charts/series-chart';
import { oneLine } from '../../../../src/report/one-line';
import { text } from '../../reports';

const LABEL = { title: 'A chart', describedBy: 'words' };

/** What is written in a chart, as a reader sees it. */
function textsOf(svg: string): string[] {
  const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&' };
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, found = '']) =>
    found.replace(/&(lt|gt|amp);/g, (_, name: string) => entities[name] ?? ''),
  );
}

describe('a chart', () => {
  it('shows any label as text, and makes no element of it', async () => {
    const draw = await loadDraw();
    await fc.assert(
      fc.asyncProperty(text, async (label) => {
        const row = { label, value: 0.5, low: 0.4, high: 0.6, isSpecial: false };
        const { text: svg } = await draw(intervalChart([row], { title: 'Value' }), LABEL);
        const elements = new Set([...svg.matchAll(/<([a-z]+)/gi)].map(([, name]) => name));
        expect([...elements].sort()).toEqual(['g', 'line', 'path', 'svg', 'text']);
        const attributes = new Set([...svg.matchAll(/ ([\w:-]+)="/g)].map(([, name]) => name));
        expect([...attributes].filter((name) => name?.startsWith('on') ?? true)).toEqual([]);
        const shown = oneLine(label);
        if (shown !== '' && shown.length < 20) expect(textsOf(svg)).toContain(shown);
      }),
      { numRuns: 60 },
    );
  });

  it('loads no file and no address', async () => {
    const file = new URL('secret.json', import.meta.url);
    writeFileSync(file, '[{"label": "secret"}]');
    onTestFinished(async () => (await import('node:fs/promises')).rm(file));
    const fetched = vi.spyOn(globalThis, 'fetch');
    vi.spyOn(console, 'error').mockReturnValue();
    onTestFinished(() => {
      vi.restoreAllMocks();
    });
    const draw = await loadDraw();
    for (const url of [file.href, 'http://127.0.0.1:9/data.json']) {
      const layer = {
        data: { url },
        mark: 'text' as const,
        encoding: { text: { field: 'label', type: 'nominal' as const } },
      };
      const { text: svg } = await draw({ height: 100, values: [], layer: [layer] }, LABEL);
      expect(textsOf(svg)).toEqual([]);
    }
    expect(fetched).not.toHaveBeenCalled();
  });

  it('of values that no geometry holds says so', async () => {
    const draw = await loadDraw();
    for (const value of [Number.MAX_VALUE, Number.MIN_VALUE]) {
      const points = [-value, value].map((one, step) => ({ step, value: one }));
      const { text: svg } = await draw(seriesChart([{ label: 'loss', points }], 'loss'), LABEL);
      expect(svg).toContain('No chart: the values are too small or too large');
    }
  });

  it('tells curves apart by colour, dashes and marks at once', async () => {
    const draw = await loadDraw();
    const points = Array.from({ length: 20 }, (_, step) => ({ step, value: step }));
    const curves = ['a', 'b', 'c', 'd', 'e', 'f'].map((label) => ({ label, points }));
    const { text: svg } = await draw(seriesChart(curves, 'loss'), LABEL);
    const lines = [
      ...svg.matchAll(/<path d="M[^"]*L[^"]*" stroke="([^"]*)"[^>]*stroke-dasharray="([^"]*)"/g),
    ];
    expect(lines).toHaveLength(6);
    expect(new Set(lines.map(([, color]) => color)).size).toBe(6);
    expect(new Set(lines.map(([, , dashes]) => dashes)).size).toBe(6);
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['a', 'b', 'c', 'd', 'e', 'f']));
  });
});
