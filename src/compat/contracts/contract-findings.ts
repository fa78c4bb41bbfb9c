import type { Finding } from '../findings/finding';
import { fingerprint } from '../findings/fingerprint';
import type { Pair } from '../rules/pair';
import type { ContractFinding, VersionChange } from './compare-contracts';
import type { ContractDocument } from './contract';

/** Rules of whole contracts by their id: what each is about and what to do instead. */
export const CONTRACT_RULES = {
  'document-removed': {
    title: 'A document of the contract is gone',
    help: 'Keep the document, marked deprecated, until the next major version.',
  },
  'schema-narrowed': {
    title: 'A schema refuses what it accepted',
    help: 'Accept what was accepted before: add only what is optional, and narrow nothing.',
  },
  'version-not-raised': {
    title: 'A version was raised by less than the change requires',
    help: 'Raise it: major for a break, minor for an addition, patch for annotations; of 0.x each counts one less.',
  },
} as const satisfies Record<string, { title: string; help: string }>;

/** A document that is gone. */
export function documentRemoved(document: ContractDocument): Finding {
  return {
    rule: 'document-removed',
    level: 'wire',
    severity: 'breaking',
    direction: 'backward',
    message: `the new contract has no ${document.key}`,
    help: CONTRACT_RULES['document-removed'].help,
    old: '',
    new: '',
    fingerprint: fingerprint(['document-removed', document.key]),
  };
}

/** A version that was raised by too little. */
export function versionNotRaised(
  { file, old, new: now, required }: VersionChange,
  pairs: readonly Pair<ContractDocument>[],
): ContractFinding {
  const pair = pairs.find(({ server }) => server?.file === file);
  const pointer = pair?.server?.kind === 'openapi' ? '/info/version' : '/x-schema-version';
  return {
    rule: 'version-not-raised',
    level: 'wire',
    severity: 'breaking',
    direction: 'backward',
    message: `${file} went from version ${old} to ${now}, and the change requires a ${required} version`,
    help: CONTRACT_RULES['version-not-raised'].help,
    old: pointer,
    new: pointer,
    fingerprint: fingerprint(['version-not-raised', pair?.server?.key ?? 'package.json', old, now]),
    documents: pair ?? { client: undefined, server: undefined },
    released: false,
  };
}
