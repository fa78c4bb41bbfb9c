import type { DocumentName } from '../../contract';
import { checkFile } from '../validate/check-file';
import { ArtifactError } from './artifact-error';

/**
 * A JSON document, read as strictly as `crucible validate` does, in the reader profile.
 *
 * @returns what the file holds, which the validator of the document has accepted
 * @throws ArtifactError (`invalid_record`) naming line, column and JSON Pointer of the first problem
 * @throws Error of the system when the file cannot be read
 */
export async function readDocument(file: string, document: DocumentName): Promise<unknown> {
  let value: unknown;
  const record = (found: unknown) => {
    value = found;
    return [];
  };
  const how = { file, document, profile: 'reader' } as const;
  for await (const batch of checkFile(how, undefined, { record, wants: () => 'all' })) {
    for (const { line, column, pointer, message, hint } of batch) {
      const where = pointer && ` (at ${pointer})`;
      const what = `${message.replace(/\.$/, '')}${where}; ${hint}`;
      throw new ArtifactError('invalid_record', file, what, { at: { line, column } });
    }
  }
  return value;
}
