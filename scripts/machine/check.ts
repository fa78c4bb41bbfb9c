import { any, boolean, word } from './any';
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
    case Op.CHOICE:
      return choice(node, p);
    default:
      return 0;
  }
}

/** One of some kinds of values. */
function choice(node: usize, p: usize): usize {
  let kind: usize = ChoiceNode.NUMBER;
  switch (<u32>load<u8>(p)) {
    case QUOTE:
      kind = ChoiceNode.STRING;
      break;
    case OPEN_BRACE:
      kind = ChoiceNode.OBJECT;
      break;
    case OPEN_BRACKET:
      kind = ChoiceNode.ARRAY;
      break;
    case 0x74:
    case 0x66:
      kind = ChoiceNode.BOOLEAN;
      break;
    case 0x6e:
      return load<i32>(node, ChoiceNode.NULL) ? word(p, 0x6c6c756e) : 0;
  }
  const chosen = <usize>load<i32>(node + kind);
  return chosen ? check(chosen, p) : 0;
}
