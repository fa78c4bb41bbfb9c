import { Parser, type ReadEntry } from 'tar';
import { CompatError, isContractFile, type FileTree } from '../../compat';
import { MAX_ARCHIVE_BYTES, MAX_CONTRACT_BYTES, MAX_FILE_BYTES } from './limits';

/**
 * The files of a tar archive, compressed or not, that can be part of a contract. Nothing is written
 * to disk, so that no name and no link of the archive can lead anywhere.
 *
 * @param depth folders above the contract's own: one in what npm packs, none in what git archives
 * @throws CompatError when it is no archive, or holds too much
 */
export async function readArchive(
  name: string,
  bytes: Uint8Array,
  depth: 0 | 1,
): Promise<FileTree> {
  if (bytes.length > MAX_ARCHIVE_BYTES)
    throw new CompatError(`${name}: it has more than ${MAX_ARCHIVE_BYTES} bytes`, 'Pack less.');
  const files = new Map<string, Uint8Array>();
  let left = MAX_CONTRACT_BYTES;

  await new Promise<void>((resolve, reject) => {
    const refuse = (message: string, help: string) => {
      parser.abort(new Error(message));
      reject(new CompatError(`${name}: ${message}`, help));
    };
    const onEntry = (entry: ReadEntry) => {
      const path = depth === 0 ? entry.path : entry.path.replace(/^[^/]+\//, '');
      // What is neither file nor wanted is passed over; a link is never followed.
      if (!isContractFile(path) || entry.type !== 'File') {
        entry.resume();
        return;
      }
      left -= entry.size;
      if (entry.size > MAX_FILE_BYTES || left < 0)
        return refuse(`${path} makes it too large`, 'Pack less.');
      const chunks: Uint8Array[] = [];
      entry.on('data', (chunk: Uint8Array) => void chunks.push(chunk));
      entry.on('end', () => void files.set(path, Buffer.concat(chunks)));
    };
    const parser = new Parser({ strict: true, onReadEntry: onEntry });
    parser.on('end', resolve);
    parser.on('error', (error: Error) => refuse(error.message, 'Give a tar or a tar.gz file.'));
    parser.end(Buffer.from(bytes));
  });
  return files;
}
