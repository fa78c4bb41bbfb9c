import { any, boolean } from './any';
import { array } from './array';
import { OPEN_BRACE, OPEN_BRACKET, QUOTE } from './ascii';
import { dateTime } from './date-time';
import { ChoiceNode, Op } from './layout';
import { integer, number } from './number';
import { map, object } from './object';
import { automaton, characterClass } from './pattern';
import { text } from './text';
import { tokens } from './token';

/** After the value at `p`, when it is certainly what the node demands, else 0. */
export function check(node: usize, p: usize): usize {
  if (load<i32>(node) == Op.CHOICE) node = chosen(node, p);
  switch (load<i32>(node)) {
    case Op.ANY:
      return any(p);
    case Op.OBJECT:
      return object(node, p);
    case Op.MAP:
      return map(node, p);
    case Op.ARRAY:
      return array(node, p);
    case Op.TEXT:
      return text(node, p);
    case Op.CLASS:
      return characterClass(node, p);
    case Op.AUTOMATON:
      return automaton(node, p);
    case Op.DATE_TIME:
      return dateTime(node, p);
    case Op.TOKENS:
      return tokens(node, p);
    case Op.NUMBER:
      return number(node, p);
    case Op.INTEGER:
      return integer(node, p);
    case Op.BOOLEAN:
      return boolean(p);
    default:
      return 0;
  }
}

/** Of some kinds of values the node of the one at `p`. */
// @inline
export function chosen(node: usize, p: usize): usize {
  return <usize>load<i32>(node + kindOf(load<u8>(p)));
}

function kindOf(first: u32): usize {
  switch (first) {
    case QUOTE:
      return ChoiceNode.STRING;
    case OPEN_BRACE:
      return ChoiceNode.OBJECT;
    case OPEN_BRACKET:
      return ChoiceNode.ARRAY;
    case 0x74:
    case 0x66:
      return ChoiceNode.BOOLEAN;
    case 0x6e:
      return ChoiceNode.NULL;
    default:
      return ChoiceNode.NUMBER;
  }
}
