import { Token, TokensNode } from './layout';

/** Which token the last call of {@link tokens} found. */
export let found: i32 = 0;

/** Whether the bytes at `p` are those of a token. */
// @inline
export function matches(token: usize, p: usize): bool {
  return beginsAlike(token, p) && (!load<i32>(token, Token.REST) || restMatches(token, p));
}

// @inline
function beginsAlike(token: usize, p: usize): bool {
  const difference = v128.xor(v128.load(p), v128.load(token, Token.BYTES));
  return !v128.any_true(v128.and(difference, v128.load(token, Token.MASK)));
}

function restMatches(token: usize, p: usize): bool {
  let rest = <usize>load<i32>(token, Token.REST);
  while (rest) {
    p += 16;
    if (!beginsAlike(rest, p)) return false;
    rest = <usize>load<i32>(rest, Token.REST);
  }
  return true;
}

/** One of some scalars as they are usually written, such as `"low"` or `null`. */
export function tokens(node: usize, p: usize): usize {
  let token = <usize>load<i32>(node, TokensNode.LAST);
  const first = <usize>load<i32>(node, TokensNode.FIRST);
  if (!matches(token, p)) {
    const end = first + <usize>load<i32>(node, TokensNode.COUNT) * Token.SIZE;
    token = first;
    while (token < end && !matches(token, p)) token += Token.SIZE;
    if (token == end) return 0;
    store<i32>(node, <i32>token, TokensNode.LAST);
  }
  found = <i32>((token - first) / Token.SIZE);
  return p + load<i32>(token, Token.LENGTH);
}
