import { escapeSegment, pointerSegments, type JsonValue } from '../../artifacts';
import { CompatError } from '../compat-error';
import { isObject } from '../openapi/node';
import { bundleSchema } from './bundle-schema';
import type { Contract, ContractDocument } from './contract';
import { OPENAPI_FILES, SCHEMA_FOLDERS, schemaName, type FileTree } from './file-tree';
import { parseDocument } from './parse-document';

/**
 * Reads the contract that a tree of files holds: its schemas, its OpenAPI document, its version.
 *
 * @param prefix what comes before the paths in the eyes of people: a folder, or the name of a release
 * @throws CompatError when there is neither a schema nor an OpenAPI document, or one cannot be read
 */
export function readContract(name: string, files: FileTree, prefix: string): Contract {
  const documents = [...readSchemas(files, prefix), ...readOpenApiFile(files, prefix)];
  if (documents.length === 0) {
    throw new CompatError(
      `${name}: no contract is there`,
      'It is a folder with schemas/*.schema.json, generated/schemas, *.schema.json or openapi.yaml.',
    );
  }
  return { name, documents, release: readRelease(files, prefix) };
}

/** Reads a contract that is a single file, a schema or an OpenAPI document. */
export function readSingle(file: string, bytes: Uint8Array): Contract {
  const { value, locate } = parseDocument(file, bytes);
  const kind = isOpenApi(value) ? 'openapi' : 'schema';
  const document = {
    kind,
    key: kind,
    file,
    value,
    version: versionOf(value),
    locate: (pointer: string) => ({ file, pointer, ...locate(pointer) }),
  } as const;
  return { name: file, documents: [document], release: undefined };
}

function readSchemas(files: FileTree, prefix: string): ContractDocument[] {
  for (const folder of SCHEMA_FOLDERS) {
    const names = [...files.keys()].flatMap((path) => schemaName(path, folder) ?? []).sort();
    if (names.length > 0) return readSchemaFolder(files, folder, names, prefix);
  }
  return [];
}

function readSchemaFolder(
  files: FileTree,
  folder: string,
  names: readonly string[],
  prefix: string,
): ContractDocument[] {
  const parsed = names.map((name) => {
    const path = folder + name;
    const file = prefix + path;
    return { name, file, ...parseDocument(file, files.get(path) ?? new Uint8Array()) };
  });
  const values = new Map(parsed.map(({ name, value }) => [name, value]));
  const others = new Map(parsed.map((document) => [document.name, document]));
  return parsed.map(({ name, file, value, locate }) => ({
    kind: 'schema',
    key: name,
    file,
    value: bundleSchema(name, value, values),
    version: versionOf(value),
    locate(pointer) {
      const [first, other = '', ...inside] = pointerSegments(pointer);
      const bundled = first === '$defs' ? others.get(other) : undefined;
      if (!bundled) return { file, pointer, ...locate(pointer) };
      const there = inside.map((segment) => `/${escapeSegment(segment)}`).join('');
      return { file: bundled.file, pointer: there, ...bundled.locate(there) };
    },
  }));
}

function readOpenApiFile(files: FileTree, prefix: string): ContractDocument[] {
  const path = OPENAPI_FILES.find((candidate) => files.has(candidate));
  if (path === undefined) return [];
  const file = prefix + path;
  const { value, locate } = parseDocument(file, files.get(path) ?? new Uint8Array());
  return [
    {
      kind: 'openapi',
      key: 'openapi',
      file,
      value,
      version: versionOf(value),
      locate: (pointer) => ({ file, pointer, ...locate(pointer) }),
    },
  ];
}

function readRelease(files: FileTree, prefix: string): Contract['release'] {
  const bytes = files.get('package.json');
  if (!bytes) return undefined;
  const file = `${prefix}package.json`;
  const { value } = parseDocument(file, bytes);
  const version = isObject(value) ? value['version'] : undefined;
  return typeof version === 'string' ? { version, file } : undefined;
}

function isOpenApi(value: JsonValue): boolean {
  return isObject(value) && (Object.hasOwn(value, 'openapi') || Object.hasOwn(value, 'swagger'));
}

function versionOf(value: JsonValue): string | undefined {
  if (!isObject(value)) return undefined;
  const info = isOpenApi(value) ? value['info'] : undefined;
  const version = isObject(info) ? info['version'] : value['x-schema-version'];
  return typeof version === 'string' ? version : undefined;
}
