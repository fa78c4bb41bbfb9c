import type { CompatWaiver } from '../../contract';

/** What waivers do to findings. */
export interface Waived<T> {
  /** The findings in their order, each with the waiver that accepts it. */
  readonly findings: readonly (T & { readonly waiver?: CompatWaiver })[];
  /** Waivers that are over; what they named counts again. */
  readonly expired: readonly CompatWaiver[];
  /** Waivers that name nothing that was found. */
  readonly unused: readonly CompatWaiver[];
}

/** Applies waivers; one holds until the end of its last day in UTC. */
export function waive<T extends { readonly fingerprint: string }>(
  findings: readonly T[],
  waivers: readonly CompatWaiver[],
  now: Date,
): Waived<T> {
  const today = now.toISOString().slice(0, 'YYYY-MM-DD'.length);
  const found = new Set(findings.map(({ fingerprint }) => fingerprint));
  const holding = new Map(
    waivers.filter(({ expires }) => expires >= today).map((waiver) => [waiver.fingerprint, waiver]),
  );
  return {
    findings: findings.map((finding) => {
      const waiver = holding.get(finding.fingerprint);
      return waiver ? { ...finding, waiver } : finding;
    }),
    expired: waivers.filter(({ expires }) => expires < today),
    unused: waivers.filter(
      ({ expires, fingerprint }) => expires >= today && !found.has(fingerprint),
    ),
  };
}
