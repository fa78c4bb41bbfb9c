import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { bundleSchemas, standaloneSchema } from './bundle';
import { byteModules } from './bytes';
import { apiTypesSource, bundleOpenApi } from './openapi';
import { referenceSource } from './reference';
import { shapesSource } from './shapes';
import { typesSource } from './types';
import { validatorsSource } from './validators';
import { recordVersions, versionsSource, type VersionLedger } from './versions';

const OUTPUT = 'generated';
const LEDGER = 'schemas/versions.json';
const COMMAND = 'npm run generate';
const BANNER = `Generated from schemas/ and openapi.yaml by \`${COMMAND}\`. Do not edit.`;

/** Every file of `generated/`, and the ledger of versions, by path. */
async function generate(): Promise<Map<string, string>> {
  const bundle = bundleSchemas('schemas');
  const openapi = bundleOpenApi('openapi.yaml', bundle);
  const ledger = existsSync(LEDGER)
    ? (JSON.parse(readFileSync(LEDGER, 'utf8')) as VersionLedger)
    : {};
  const files = new Map<string, string>();
  const add = async (path: string, text: string) => {
    files.set(path, await formatted(path, text));
  };
  const code = (name: string, text: string) =>
    add(join(OUTPUT, name), `/* eslint-disable */\n// ${BANNER}\n\n${text}`);

  await code('types.ts', await typesSource(bundle));
  await code('shapes.ts', shapesSource(bundle));
  await code('formats.ts', readFileSync(new URL('./runtime/formats.ts', import.meta.url), 'utf8'));
  await code('versions.ts', versionsSource(bundle));
  await code('api.ts', await apiTypesSource(openapi, bundle));
  for (const [name, text] of await byteModules(bundle)) await code(join('bytes', name), text);
  for (const document of bundle.documents) {
    const schema = { $comment: BANNER, ...standaloneSchema(bundle, document) };
    await code(`validators/${document}.ts`, validatorsSource(bundle, document));
    await add(join(OUTPUT, 'schemas', `${document}.schema.json`), JSON.stringify(schema));
  }
  await add(join(OUTPUT, 'openapi.json'), JSON.stringify({ 'x-generated': BANNER, ...openapi }));
  await add(join(OUTPUT, 'reference.md'), `<!-- ${BANNER} -->\n\n${referenceSource(bundle)}`);
  await add(LEDGER, JSON.stringify(recordVersions(bundle, ledger)));
  return files;
}

async function formatted(path: string, text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}

function filesOnDisk(): string[] {
  if (!existsSync(OUTPUT)) return [];
  return readdirSync(OUTPUT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function write(files: Map<string, string>): void {
  for (const path of filesOnDisk()) if (!files.has(path)) rmSync(path);
  for (const [path, text] of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

function stale(files: Map<string, string>): string[] {
  const changed = [...files].filter(
    ([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text,
  );
  const extra = filesOnDisk().filter((path) => !files.has(path));
  return [...changed.map(([path]) => path), ...extra];
}

try {
  const files = await generate();
  if (!process.argv.includes('--check')) {
    write(files);
    console.error(`wrote ${files.size} files`);
  } else {
    const outdated = stale(files);
    if (outdated.length > 0) {
      console.error(`${outdated.join('\n')}\nare not what the schemas give. Run: ${COMMAND}`);
      process.exitCode = 1;
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
