import type { JsonValue } from '../../artifacts';
import type { GoldEvidence } from '../../contract';
import type { DatasetRecord } from './dataset-record';
import { count, listOf, object, text, type Check } from './record-checks';

/** An abstract of the corpus. */
export interface SciFactDocument {
  readonly doc_id: string;
  readonly title: string;
  readonly sentences: readonly string[];
}

/** A claim with the abstracts it cites and what they show. */
export interface SciFactClaim {
  readonly id: string;
  readonly claim: string;
  /** Ids of the abstracts to judge it by. */
  readonly cited: readonly string[];
  /** Empty when no cited abstract decides. */
  readonly evidence: readonly GoldEvidence[];
}

/** `{doc_id, title, abstract: [sentence]}` of corpus.jsonl. */
export function readDocument(record: DatasetRecord): SciFactDocument {
  const line = object(record, '', record.value);
  return {
    doc_id: id(record, '/doc_id', line['doc_id']),
    title: text(record, '/title', line['title']),
    sentences: listOf(text)(record, '/abstract', line['abstract']),
  };
}

/** `{id, claim, evidence: {doc_id: [{sentences, label}]}, cited_doc_ids}` of claims_*.jsonl. */
export function readClaim(
  record: DatasetRecord,
  corpus: ReadonlyMap<string, SciFactDocument>,
): SciFactClaim {
  const line = object(record, '', record.value);
  const cited = listOf(id)(record, '/cited_doc_ids', line['cited_doc_ids']);
  for (const [i, document] of cited.entries()) {
    if (!corpus.has(document))
      throw record.wrong(`/cited_doc_ids/${i}`, 'a document of corpus.jsonl', document);
  }
  const evidence = object(record, '/evidence', line['evidence']);
  return {
    id: id(record, '/id', line['id']),
    claim: text(record, '/claim', line['claim']),
    cited: [...new Set(cited)],
    evidence: Object.entries(evidence).map(([document_id, value]) => {
      const pointer = `/evidence/${document_id.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      const document = corpus.get(document_id);
      if (!document || !cited.includes(document_id))
        throw record.wrong(pointer, 'a document that the claim cites', document_id);
      return { document_id, ...rationales(record, pointer, value, document) };
    }),
  };
}

function rationales(
  record: DatasetRecord,
  pointer: string,
  value: JsonValue,
  document: SciFactDocument,
): Pick<GoldEvidence, 'label' | 'rationales'> {
  const found = listOf((_, at, entry) => {
    const rationale = object(record, at, entry);
    const sentences = listOf(count)(record, `${at}/sentences`, rationale['sentences']);
    for (const [i, sentence] of sentences.entries()) {
      const { length } = document.sentences;
      if (sentence >= length)
        throw record.wrong(`${at}/sentences/${i}`, `an index below ${length}`, sentence);
    }
    return { sentences, label: label(record, `${at}/label`, rationale['label']) };
  })(record, pointer, value);
  const [first] = found;
  if (!first) throw record.wrong(pointer, 'at least one rationale', value);
  const other = found.findIndex((rationale) => rationale.label !== first.label);
  if (other >= 0) {
    const expected = `the label of the first rationale, ${first.label}`;
    throw record.wrong(`${pointer}/${other}/label`, expected, found[other]?.label);
  }
  return { label: first.label, rationales: found.map(({ sentences }) => sentences) };
}

const label: Check<'SUPPORT' | 'CONTRADICT'> = (record, pointer, value) => {
  if (value === 'SUPPORT' || value === 'CONTRADICT') return value;
  const renamed =
    value === 'REFUTE' || value === 'REFUTES'
      ? 'this copy of SciFact has renamed labels; get the files of allenai/scifact'
      : undefined;
  throw record.wrong(pointer, 'SUPPORT or CONTRADICT', value, renamed);
};

/** Ids are numbers in SciFact's files and strings in the contract. */
const id: Check<string> = (record, pointer, value) => String(count(record, pointer, value));
