import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ModelError } from '../../src/adapters';
import { decodeSafetensors, encodeSafetensors, type Tensor } from '../../src/adapters/safetensors';

const name = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', '0', 'toString'));
const tensor: fc.Arbitrary<Tensor> = fc.array(fc.nat(4), { maxLength: 3 }).chain((shape) => {
  const size = shape.reduce((a, b) => a * b, 1);
  return fc.record({
    shape: fc.constant(shape),
    values: fc.float32Array({ minLength: size, maxLength: size }),
  });
});
const tensors = fc.uniqueArray(fc.tuple(name, tensor), { selector: ([key]) => key, maxLength: 6 });
const metadata = fc.uniqueArray(fc.tuple(name, fc.string()), {
  selector: ([key]) => key,
  maxLength: 4,
});

/** A file with this header over `data` bytes of zeros. */
function fileOf(header: unknown, data = 0, stated?: bigint): Uint8Array {
  const json = typeof header === 'string' ? header : JSON.stringify(header);
  const text = new TextEncoder().encode(json);
  const bytes = new Uint8Array(8 + text.length + data);
  new DataView(bytes.buffer).setBigUint64(0, stated ?? BigInt(text.length), true);
  bytes.set(text, 8);
  return bytes;
}

function refusal(bytes: Uint8Array): string {
  try {
    decodeSafetensors(bytes);
  } catch (error) {
    if (error instanceof ModelError && error.kind === 'malformed_checkpoint') return error.message;
    throw error;
  }
  return 'accepted';
}

describe('safetensors', () => {
  it('round-trips every tensor and all metadata, bit for bit', () => {
    fc.assert(
      fc.property(tensors, metadata, (written, described) => {
        const bytes = encodeSafetensors(written, described);
        const read = decodeSafetensors(bytes);
        expect(new Map(read.tensors)).toEqual(new Map(written));
        expect(new Map(read.metadata)).toEqual(new Map(described));
        expect(new DataView(bytes.buffer).getBigUint64(0, true) % 8n).toBe(0n);
      }),
    );
  });

  it('gives the same bytes in whatever order tensors come', () => {
    fc.assert(
      fc.property(tensors, (written) => {
        expect(encodeSafetensors([...written].reverse())).toEqual(encodeSafetensors(written));
      }),
    );
  });

  it('refuses arbitrary bytes, headers and mutations with its one error', () => {
    // What is neither accepted nor refused with the one error is thrown on.
    const harmless = (bytes: Uint8Array) => void refusal(bytes);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), harmless));
    fc.assert(fc.property(fc.json(), fc.nat(64), (json, data) => harmless(fileOf(json, data))));
    const entry = fc.record(
      {
        dtype: fc.constantFrom('F32', 'F16', 1, null),
        shape: fc.jsonValue(),
        data_offsets: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.dictionary(name, entry), fc.nat(64), (h, data) => harmless(fileOf(h, data))),
    );
    const good = encodeSafetensors([['a', { shape: [2, 2], values: Float32Array.of(1, 2, 3, 4) }]]);
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), fc.nat(good.length), (at, byte, length) => {
        const broken = good.slice(0, length);
        broken[at] = byte;
        harmless(broken);
      }),
    );
  });

  const f32 = (shape: unknown, data_offsets: unknown) => ({ dtype: 'F32', shape, data_offsets });
  const hostile: readonly [string, Uint8Array, RegExp][] = [
    ['no header', new Uint8Array(3), /too few/],
    ['a header longer than the file', fileOf({}, 0, 2n ** 63n), /claims/],
    ['text that is not JSON', fileOf('{"a":'), /not JSON/],
    ['a byte-order mark', fileOf('\ufeff{}'), /not JSON/],
    ['a list', fileOf([]), /not an object/],
    ['another dtype', fileOf({ a: { ...f32([1], [0, 4]), dtype: 'F64' } }, 4), /dtype F64/],
    [
      'a dtype too deep to print',
      fileOf(`{"a":{"dtype":${'['.repeat(1e5)}${']'.repeat(1e5)}}}`),
      /dtype object/,
    ],
    ['offsets past the end', fileOf({ a: f32([2], [0, 8]) }, 4), /of 4 bytes/],
    ['offsets the wrong way round', fileOf({ a: f32([1], [4, 0]) }, 4), /4 to 0/],
    ['negative offsets', fileOf({ a: f32([1], [-4, 0]) }, 4), /data_offsets/],
    ['a shape that does not fit', fileOf({ a: f32([3], [0, 4]) }, 4), /does not fill/],
    ['a shape that overflows', fileOf({ a: f32([2 ** 52, 2 ** 52], [0, 4]) }, 4), /does not fill/],
    ['overlapping tensors', fileOf({ a: f32([2], [0, 8]), b: f32([1], [4, 8]) }, 8), /begins at 4/],
    ['a gap', fileOf({ a: f32([1], [4, 8]) }, 8), /begins at 4/],
    ['bytes nobody owns', fileOf({ a: f32([1], [0, 4]) }, 8), /after the last/],
    ['metadata that is not text', fileOf({ __metadata__: { a: 1 } }), /not a string/],
  ];
  for (const [what, bytes, message] of hostile) {
    it(`refuses ${what}`, () => expect(refusal(bytes)).toMatch(message));
  }
});
