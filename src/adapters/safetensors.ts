import { ModelError } from './model-error';

/** A tensor of single-precision numbers, row-major. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export interface SafetensorsFile {
  readonly tensors: ReadonlyMap<string, Tensor>;
  readonly metadata: ReadonlyMap<string, string>;
}

const LENGTH_BYTES = 8;
const ALIGNMENT = 8;
const FLOAT_BYTES = 4;
/** The reference implementation's bound. */
const MAX_HEADER_BYTES = 100_000_000;
const METADATA = '__metadata__';

/**
 * Equal content gives equal bytes: tensors and metadata are ordered by name.
 *
 * @see https://github.com/huggingface/safetensors#format
 */
export function encodeSafetensors(
  tensors: Iterable<readonly [string, Tensor]>,
  metadata: Iterable<readonly [string, string]> = [],
): Uint8Array {
  const ordered = [...tensors].sort(byName);
  const described = [...metadata].sort(byName);
  for (const list of [ordered, described]) refuseRepeatedNames(list);
  const entries: [string, unknown][] = [];
  // Built from entries: assigning a key named __proto__ would lose it.
  if (described.length > 0) entries.push([METADATA, Object.fromEntries(described)]);
  let end = 0;
  for (const [name, { shape, values }] of ordered) {
    if (name === METADATA || sizeOf(shape) !== values.length) {
      throw malformed(
        `tensor ${JSON.stringify(name)} cannot be written: [${shape.join()}] for ${values.length} values`,
      );
    }
    const begin = end;
    end += values.length * FLOAT_BYTES;
    entries.push([name, { dtype: 'F32', shape, data_offsets: [begin, end] }]);
  }
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries(entries)));
  const headerBytes = Math.ceil(json.length / ALIGNMENT) * ALIGNMENT;
  const bytes = new Uint8Array(LENGTH_BYTES + headerBytes + end);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(headerBytes), true);
  bytes.fill(0x20, LENGTH_BYTES, LENGTH_BYTES + headerBytes);
  bytes.set(json, LENGTH_BYTES);
  let at = LENGTH_BYTES + headerBytes;
  for (const [, { values }] of ordered) {
    for (const value of values) {
      view.setFloat32(at, value, true);
      at += FLOAT_BYTES;
    }
  }
  return bytes;
}

/**
 * Reads a file from anywhere: nothing in it is believed before it is checked.
 *
 * @throws ModelError `malformed_checkpoint`, and nothing else.
 */
export function decodeSafetensors(bytes: Uint8Array): SafetensorsFile {
  const { header, data } = splitFile(bytes);
  const metadata = new Map<string, string>();
  const tensors = new Map<string, Tensor>();
  const spans: { name: string; begin: number; end: number }[] = [];
  for (const [name, entry] of Object.entries(header)) {
    if (name === METADATA) {
      for (const [key, value] of Object.entries(objectOf(entry, METADATA))) {
        if (typeof value !== 'string')
          throw malformed(`metadata ${JSON.stringify(key)} is not a string`);
        metadata.set(key, value);
      }
      continue;
    }
    const { shape, begin, end } = readEntry(name, entry, data.byteLength);
    spans.push({ name, begin, end });
    const values = Float32Array.from({ length: (end - begin) / FLOAT_BYTES }, (_, i) =>
      data.getFloat32(begin + i * FLOAT_BYTES, true),
    );
    tensors.set(name, { shape, values });
  }
  requireGapless(spans, data.byteLength);
  return { tensors, metadata };
}

function splitFile(bytes: Uint8Array): { header: Record<string, unknown>; data: DataView } {
  if (bytes.length < LENGTH_BYTES)
    throw malformed(`${bytes.length} bytes are too few for a header`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stated = view.getBigUint64(0, true);
  const available = bytes.length - LENGTH_BYTES;
  if (stated > BigInt(Math.min(available, MAX_HEADER_BYTES))) {
    throw malformed(
      `the header claims ${stated} bytes, the file has ${available} after the length`,
    );
  }
  const headerEnd = LENGTH_BYTES + Number(stated);
  let header: unknown;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    header = JSON.parse(text.decode(bytes.subarray(LENGTH_BYTES, headerEnd)));
  } catch (cause) {
    throw malformed('the header is not JSON', cause);
  }
  return {
    header: objectOf(header, 'the header'),
    data: new DataView(bytes.buffer, bytes.byteOffset + headerEnd, bytes.length - headerEnd),
  };
}

function readEntry(name: string, entry: unknown, available: number) {
  const label = `tensor ${JSON.stringify(name)}`;
  const { dtype, shape, data_offsets } = objectOf(entry, label);
  if (dtype !== 'F32') {
    // A nested value could be too deep to print.
    const stated = typeof dtype === 'string' ? dtype : typeof dtype;
    throw malformed(`${label} has dtype ${stated}, only F32 is read`);
  }
  if (!isCountList(shape)) throw malformed(`${label} has no valid shape`);
  if (!isCountList(data_offsets) || data_offsets.length !== 2) {
    throw malformed(`${label} has no valid data_offsets`);
  }
  const [begin = 0, end = 0] = data_offsets;
  if (begin > end || end > available) {
    throw malformed(`${label} is at ${begin} to ${end} of ${available} bytes of data`);
  }
  if (sizeOf(shape) * FLOAT_BYTES !== end - begin) {
    throw malformed(`${label} of shape [${shape.join()}] does not fill its ${end - begin} bytes`);
  }
  return { shape, begin, end };
}

/** The format leaves no byte of the data unused and none used twice. */
function requireGapless(spans: { name: string; begin: number; end: number }[], size: number): void {
  let reached = 0;
  for (const { name, begin, end } of spans.sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (begin !== reached) {
      throw malformed(`tensor ${JSON.stringify(name)} begins at ${begin}, expected ${reached}`);
    }
    reached = end;
  }
  if (reached !== size) throw malformed(`${size - reached} bytes after the last tensor`);
}

function refuseRepeatedNames(named: readonly (readonly [string, unknown])[]): void {
  const seen = new Set<string>();
  for (const [name] of named) {
    if (seen.has(name)) throw malformed(`the name ${JSON.stringify(name)} is used twice`);
    seen.add(name);
  }
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, side) => size * side, 1);
}

function isCountList(value: unknown): value is number[] {
  return (
    Array.isArray(value) &&
    value.every((item) => typeof item === 'number' && Number.isSafeInteger(item) && item >= 0)
  );
}

/** Own keys only, so that a name such as __proto__ is a name like any other. */
function objectOf(value: unknown, label: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw malformed(`${label} is not an object`);
  }
  return Object.fromEntries(Object.entries(value));
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function malformed(message: string, cause?: unknown): ModelError {
  return new ModelError('malformed_checkpoint', `not a readable safetensors file: ${message}`, {
    cause,
  });
}
