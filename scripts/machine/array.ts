import { CLOSE_BRACKET, COMMA, OPEN_BRACKET } from './ascii';
import { check } from './check';
import { enter, leave } from './depth';
import { ArrayNode } from './layout';
import { space } from './space';

/** An array of items that are alike, with bounds of its length. */
export function array(node: usize, p: usize): usize {
  if (load<u8>(p) != OPEN_BRACKET || !enter()) return 0;
  const items = <usize>load<i32>(node, ArrayNode.ITEMS);
  let count = 0;
  p = space(p + 1);
  if (load<u8>(p) != CLOSE_BRACKET) {
    while (true) {
      const end = check(items, p);
      if (!end) return 0;
      count++;
      p = space(end);
      if (load<u8>(p) != COMMA) break;
      p = space(p + 1);
    }
    if (load<u8>(p) != CLOSE_BRACKET) return 0;
  }
  const isWithin =
    count >= load<i32>(node, ArrayNode.LEAST) && count <= load<i32>(node, ArrayNode.MOST);
  return isWithin ? leave(p + 1) : 0;
}
