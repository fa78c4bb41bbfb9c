import fc from 'fast-check';
import { expect, it } from 'vitest';
import { waive } from '../../../src/compat';

const TODAY = new Date('2026-05-10T23:59:59Z');
const day = fc.constantFrom('2020-01-01', '2026-05-09', '2026-05-10', '2026-05-11', '2999-12-31');
const fingerprint = fc.constantFrom('a', 'b', 'c', 'd');

it('accepts what a waiver names until the end of its day, and fails each that is over or not needed', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fingerprint),
      fc.uniqueArray(fc.record({ fingerprint, expires: day, reason: fc.string() }), {
        selector: (waiver) => waiver.fingerprint,
      }),
      (found, waivers) => {
        const findings = found.map((one) => ({ fingerprint: one }));
        const result = waive(findings, waivers, TODAY);
        expect(result.findings.map((finding) => finding.fingerprint)).toEqual(found);
        for (const waiver of waivers) {
          const holds = waiver.expires >= '2026-05-10';
          const isFound = found.includes(waiver.fingerprint);
          const accepted = result.findings.some((finding) => finding.waiver === waiver);
          expect(accepted).toBe(holds && isFound);
          expect(result.expired.includes(waiver)).toBe(!holds);
          expect(result.unused.includes(waiver)).toBe(holds && !isFound);
        }
      },
    ),
  );
});
