import { compareApis } from '../compare-openapi';
import { CompatError } from '../compat-error';
import { verdictOf, type Finding, type Verdict } from '../findings/finding';
import { requiredBump } from '../findings/required-bump';
import { bumpBetween, largest, shiftedFor, suffices, type Bump } from '../findings/version-bump';
import { comparing, type ContractOptions, type Comparing } from '../options';
import { pairBy, type Pair } from '../rules/pair';
import type { Contract, ContractDocument } from './contract';
import { documentRemoved, versionNotRaised } from './contract-findings';
import { compareSchemaDocuments } from './compare-schema-documents';

/** A finding and the documents that it is about. */
export interface ContractFinding extends Finding {
  readonly documents: Pair<ContractDocument>;
  /** Whether the version of the document says that it breaks, which is then no mistake. */
  readonly released: boolean;
}

/** A version that a change must raise. */
export interface VersionChange {
  /** The file that states it. */
  readonly file: string;
  readonly old: string;
  readonly new: string;
  readonly required: Bump;
  readonly sufficient: boolean;
}

/** What came of comparing two contracts. */
export interface ContractComparison {
  readonly verdict: Verdict;
  readonly findings: readonly ContractFinding[];
  readonly versions: readonly VersionChange[];
  /** The largest bump that any document requires, before the shift of versions that begin with 0. */
  readonly required: Bump;
}

/**
 * Compares two contracts document by document, and their versions with what the changes require.
 *
 * @throws CompatError when they have no document in common, or one cannot be compared
 */
export function compareContracts(
  before: Contract,
  after: Contract,
  options: ContractOptions = {},
): ContractComparison {
  const pairs = pairBy(before.documents, after.documents, ({ key }) => key);
  if (!pairs.some(({ client, server }) => client && server)) {
    const help = 'Compare two schemas, two OpenAPI documents, or two contracts.';
    throw new CompatError(`${before.name} and ${after.name} have no document in common`, help);
  }
  const changes = pairs.map((pair) => changeOf(pair, comparing(options)));
  const required = changes.reduce<Bump>((most, change) => largest(most, change.required), 'none');
  const release = releaseChange(before, after, required);
  const versions = [...changes.flatMap(({ version }) => version ?? []), ...(release ?? [])];
  const findings = [
    ...changes.flatMap((change) => withRelease(change, release?.[0])),
    ...versions
      .filter(({ sufficient }) => !sufficient)
      .map((version) => versionNotRaised(version, pairs)),
  ];
  return { verdict: verdictOf(findings), findings, versions, required };
}

interface Change {
  readonly pair: Pair<ContractDocument>;
  readonly findings: readonly Finding[];
  readonly required: Bump;
  readonly version: VersionChange | undefined;
}

function changeOf(pair: Pair<ContractDocument>, options: Comparing): Change {
  const { client: before, server: after } = pair;
  if (!before) return { pair, findings: [], required: 'minor', version: undefined };
  if (!after) {
    const findings = [documentRemoved(before)];
    return { pair, findings, required: 'major', version: undefined };
  }
  const compare = before.kind === 'openapi' ? compareApis : compareSchemaDocuments;
  const findings = inFile(before, after, () => compare(before.value, after.value, options));
  const required = requiredBump(before.value, after.value, findings);
  return { pair, findings, required, version: versionChange(before, after, required) };
}

/** Says in which files a document that cannot be compared lies. */
function inFile<T>(before: ContractDocument, after: ContractDocument, compare: () => T): T {
  try {
    return compare();
  } catch (error) {
    if (!(error instanceof CompatError)) throw error;
    const message = `${before.file} or ${after.file}: ${error.message}`;
    throw new CompatError(message, error.help, error.pointer);
  }
}

function versionChange(
  before: ContractDocument,
  after: ContractDocument,
  required: Bump,
): VersionChange | undefined {
  if (before.version === undefined || after.version === undefined) return undefined;
  return change(after.file, before.version, after.version, required);
}

function releaseChange(
  before: Contract,
  after: Contract,
  required: Bump,
): VersionChange[] | undefined {
  if (!before.release || !after.release) return undefined;
  const { file, version } = after.release;
  // Not raised at all, it is no release yet.
  if (version === before.release.version) return undefined;
  const found = change(file, before.release.version, version, required);
  return found && [found];
}

function change(file: string, old: string, now: string, required: Bump): VersionChange | undefined {
  const actual = bumpBetween(old, now);
  if (actual === undefined) return undefined;
  const needed = shiftedFor(old, required);
  return { file, old, new: now, required: needed, sufficient: suffices(actual, needed) };
}

/** A break is no mistake when the version of its document, or else of the package, says so. */
function withRelease(
  { pair, findings, required, version }: Change,
  release: VersionChange | undefined,
): ContractFinding[] {
  const decides = version ?? release;
  const released = required === 'major' && decides?.sufficient === true;
  return findings.map((finding) => ({ ...finding, documents: pair, released }));
}
