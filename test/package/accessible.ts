import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const WIDTHS = [1280, 390];
const SCHEMES = ['light', 'dark'] as const;

const WIDE = 'document.documentElement.scrollWidth';

/** Of what passes, one element a rule is enough: to name each of them is most of axe's work. */
const RUN = "axe.run({ resultTypes: ['violations'] })";

/**
 * Axe finds nothing and nothing sticks out, at both widths and in both colour schemes.
 *
 * @param look at what else must hold each time
 */
export async function expectAccessible(
  page: Page,
  look: (where: string) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await page.evaluate(axe.source);
  for (const width of WIDTHS)
    for (const colorScheme of SCHEMES) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const where = `${width} ${colorScheme}`;
      // Charts take their new width with the next frame.
      await expect.poll(() => page.evaluate(WIDE), { message: where, timeout: 30_000 }).toBe(width);
      await look(where);
      const { violations, passes } = await page.evaluate<AxeResults>(RUN);
      const found = violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
      expect([where, found]).toEqual([where, []]);
      expect(passes.map(({ id }) => id)).toContain('color-contrast');
    }
}
