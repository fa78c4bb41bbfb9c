/** Files by their path, with '/' between folders; only what a contract can be made of. */
export type FileTree = ReadonlyMap<string, Uint8Array>;

/** Folders that may hold a contract's schemas, the first that does. Bundled ones come first. */
export const SCHEMA_FOLDERS = ['generated/schemas/', 'schemas/', ''] as const;

/** Files that may be a contract's OpenAPI document, the first that is there. Bundled ones come first. */
export const OPENAPI_FILES = [
  ...['generated/openapi.json', 'openapi.json', 'openapi.yaml', 'openapi.yml'],
] as const;

const SCHEMA_FILE = /^[^/]+\.schema\.json$/;

/** Name of a schema's file inside of a folder; undefined for a file that is none of that folder. */
export function schemaName(path: string, folder: string): string | undefined {
  const name = path.startsWith(folder) ? path.slice(folder.length) : '';
  return SCHEMA_FILE.test(name) ? name : undefined;
}

/** Whether a file can be part of a contract. */
export function isContractFile(path: string): boolean {
  return (
    path === 'package.json' ||
    OPENAPI_FILES.some((name) => name === path) ||
    SCHEMA_FOLDERS.some((folder) => schemaName(path, folder) !== undefined)
  );
}
