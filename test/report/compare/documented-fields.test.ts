import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { COMPARED } from './comparisons';

const DOCUMENT = readFileSync(join(import.meta.dirname, '../../../docs/reports.md'), 'utf8');

/** Places of a comparison, with `[]` for any item; B's fields are documented with A's. */
function placesIn(value: unknown, place = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => placesIn(item, `${place}[]`));
  if (typeof value !== 'object' || value === null || place.endsWith('.interval')) return [place];
  const inside = Object.entries(value).flatMap(([name, child]) =>
    placesIn(child, place === '' ? name : `${place}.${name}`),
  );
  return place === '' || place.endsWith('[]') ? inside : [place, ...inside];
}

/** The first column of the table of fields: `x.a`, `.b` stands for both. */
function documented(): string[] {
  const rows = DOCUMENT.slice(DOCUMENT.indexOf('### Fields')).matchAll(/^\| (`[^|]*`) +\|/gm);
  return [...rows].flatMap(([, cell = '']) => {
    const [first = '', second] = [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
    return second === undefined ? [first] : [first, first.replace(/a$/, 'b')];
  });
}

it('docs/reports.md has every field of a comparison, and no other', () => {
  const found = new Set(placesIn(COMPARED).map((place) => place.replace(/(^|\.)b\./, '$1a.')));
  expect([...new Set(documented())].sort()).toEqual([...found].sort());
});
