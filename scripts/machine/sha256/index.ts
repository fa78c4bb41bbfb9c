/** SHA-256 of a few bytes (FIPS 180-4). */

/** Constants of the rounds: FIPS 180-4, 4.2.2. */
const ROUNDS: usize = memory.data<u32>([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
]);
/** FIPS 180-4, 5.3.3. */
const INITIAL: usize = memory.data<u32>([
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
]);
const STATE: usize = memory.data(32, 16);
/** The 64 words of a block, of which each round takes one. */
const WORDS: usize = memory.data(256, 16);
const MOST_BYTES: i32 = 65536;
/** After the bytes come at most 72 of padding. */
const INPUT: usize = memory.data(MOST_BYTES + 72, 16);

/** Where the bytes to hash are put. */
export function getInput(): usize {
  return INPUT;
}

/** So many bytes at most. */
export function getMostBytes(): i32 {
  return MOST_BYTES;
}

/** Hashes that many bytes of the input; says where the digest lies, 32 bytes. */
export function hash(bytes: usize): usize {
  const end = INPUT + ((bytes + 9 + 63) & ~63);
  memory.fill(INPUT + bytes, 0, end - INPUT - bytes);
  store<u8>(INPUT + bytes, 0x80);
  store<u64>(end - 8, bswap<u64>((<u64>bytes) << 3));
  memory.copy(STATE, INITIAL, 32);
  for (let at = INPUT; at < end; at += 64) addBlock(at);
  for (let at = STATE; at < STATE + 32; at += 4) store<u32>(at, bswap<u32>(load<u32>(at)));
  return STATE;
}

function addBlock(block: usize): void {
  for (let i: usize = 0; i < 64; i += 4) store<u32>(WORDS + i, bswap<u32>(load<u32>(block + i)));
  for (let w = WORDS; w < WORDS + 192; w += 4) {
    const near = load<u32>(w, 4);
    const far = load<u32>(w, 56);
    const first = rotr<u32>(near, 7) ^ rotr<u32>(near, 18) ^ (near >> 3);
    const second = rotr<u32>(far, 17) ^ rotr<u32>(far, 19) ^ (far >> 10);
    store<u32>(w, load<u32>(w) + first + load<u32>(w, 36) + second, 64);
  }
  let a = load<u32>(STATE);
  let b = load<u32>(STATE, 4);
  let c = load<u32>(STATE, 8);
  let d = load<u32>(STATE, 12);
  let e = load<u32>(STATE, 16);
  let f = load<u32>(STATE, 20);
  let g = load<u32>(STATE, 24);
  let h = load<u32>(STATE, 28);
  for (let i: usize = 0; i < 256; i += 4) {
    const sum1 = rotr<u32>(e, 6) ^ rotr<u32>(e, 11) ^ rotr<u32>(e, 25);
    const choice = (e & f) ^ (~e & g);
    const t1 = h + sum1 + choice + load<u32>(ROUNDS + i) + load<u32>(WORDS + i);
    const sum0 = rotr<u32>(a, 2) ^ rotr<u32>(a, 13) ^ rotr<u32>(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = d + t1;
    d = c;
    c = b;
    b = a;
    a = t1 + sum0 + majority;
  }
  add(0, a);
  add(4, b);
  add(8, c);
  add(12, d);
  add(16, e);
  add(20, f);
  add(24, g);
  add(28, h);
}

// @inline
function add(word: usize, value: u32): void {
  store<u32>(STATE + word, load<u32>(STATE + word) + value);
}
