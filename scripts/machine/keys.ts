import { Region } from './layout';

/** So many keys of one object are held against each other; of more, nothing is certain. */
const MOST_KEYS: usize = 64;

/** Where the next key's hash goes. Keys of the objects around the current one lie below. */
export let top: usize = Region.KEYS;

export function setTop(address: usize): void {
  top = address;
}

/**
 * Adds a key without escapes, given without quotes, to those of the object whose keys begin at
 * `base`. False when it may be among them already: equal keys have equal hashes.
 */
export function addKey(base: usize, p: usize, end: usize): bool {
  const hash = hashOf(p, end);
  if (top - base >= MOST_KEYS * 8 || top >= <usize>Region.KEYS_END) return false;
  for (let at = base; at < top; at += 8) if (load<u64>(at) == hash) return false;
  store<u64>(top, hash);
  top += 8;
  return true;
}

function hashOf(p: usize, end: usize): u64 {
  let hash: u64 = (end - p) * 0x9e3779b97f4a7c15;
  for (; p + 8 <= end; p += 8) hash = mixed(hash ^ load<u64>(p));
  const rest = <u64>(end - p) * 8;
  // A shift by 64 bits would be one by none.
  return rest ? mixed(hash ^ (load<u64>(p) & (((<u64>1) << rest) - 1))) : hash;
}

function mixed(hash: u64): u64 {
  hash *= 0xff51afd7ed558ccd;
  return hash ^ (hash >> 32);
}
