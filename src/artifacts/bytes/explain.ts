import { COVERAGE } from '../../../generated/bytes/coverage';
import { VALIDATORS, type DocumentName, type Profile } from '../../contract';

/** How much of a document's schema is checked as bytes, without parsing. */
export interface Coverage {
  readonly document: DocumentName;
  readonly profile: Profile;
  /** Places of the schema; 0 when the document has no program, and is always parsed. */
  readonly places: number;
  /** Places that a program checks. */
  readonly fast: number;
  /** Places that are left to the parser, by JSON Pointer into the bundled schema, and why. */
  readonly slow: Readonly<Record<string, string>>;
}

/** The coverage of every document, in the order of their names. */
export function explainCoverage(profile: Profile): Coverage[] {
  return (Object.keys(VALIDATORS) as DocumentName[]).sort().map((document) => {
    const found = Object.hasOwn(COVERAGE, document)
      ? COVERAGE[document as keyof typeof COVERAGE][profile]
      : { places: 0, slow: {} };
    const { places, slow } = found;
    return { document, profile, places, fast: places - Object.keys(slow).length, slow };
  });
}
