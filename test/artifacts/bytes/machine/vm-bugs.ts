/** A change of the machine's sources that lets something through. */
export interface VmBug {
  readonly file: string;
  readonly of: string;
  readonly with: string;
}

const bug = (file: string, of: string, replacement: string): VmBug => ({
  file: `${file}.ts`,
  of,
  with: replacement,
});

/** One deliberate bug for each thing that an operation of the machine must not forget. */
export const VM_BUGS: Readonly<Record<string, VmBug>> = {
  'string: control characters': bug('text', 'i8x16.le_u(', 'i8x16.eq('),
  'string: unknown escapes': bug('text', 'return false;', 'return true;'),
  'string: hexadecimal digits': bug('text', 'i8x16.splat(5)', 'i8x16.splat(25)'),
  'string: hexadecimal digits of the second half': bug('text', ' || ((hex >> 6) & 0xf) != 0xf', ''),
  'string: what comes after a first half': bug('text', ' || load<u16>(p, 6) != ESCAPE_U', ''),
  'string: a second half that is none': bug('text', ' && isSecondHalf(p + 6)', ''),
  'string: first half alone': bug('text', 'isSurrogate(p + 6) && isSecondHalf(p + 6)', 'true'),
  'string: second half alone': bug('text', 'isSecondHalf(p) || ', ''),
  'string: at least so long': bug('text', 'bytes > 0', 'bytes >= 0'),
  'string: at most so long': bug('text', 'length <= most', 'true'),
  'string: code points': bug('text', '!= 0x80) count++', '< 0x80) count++'),
  'class: first character': bug('pattern', '!((row >> ((<u32>first) >> 4)) & 1)', 'false'),
  'class: other characters': bug('pattern', '64, -128, 0', '64, 64, 0'),
  'class: length': bug('pattern', 'isWithin(node, end - start)', 'true'),
  'automaton: where it may end': bug('pattern', 'row != 1', 'row > 1'),
  'automaton: length': bug('pattern', '!isWithin(node, q - p - 1)', 'false'),
  'automaton: the last string': bug('pattern', 'i8x16.splat(<i8>length)', 'i8x16.splat(5)'),
  'token: its bytes': bug('token', '!v128.any_true(', 'true || !v128.any_true('),
  'token: the bytes after the 16th': bug(
    'token',
    'return false;\n    rest',
    'return true;\n    rest',
  ),
  'token: which it was': bug('token', 'found = load<i32>(token, Token.INDEX)', 'found = 5'),
  'number: a zero that leads': bug('number', 'load<u8>(p) != ZERO', 'true'),
  'number: digits after the point': bug('number', 'if (end == q + 1) return 0;', ''),
  'number: digits of the exponent': bug('number', 'count == 0 || ', ''),
  'number: length of the exponent': bug('number', ' || count > 3', ''),
  'number: size of the exponent': bug('number', 'count + max(power, 0) > SAFE_DIGITS', 'false'),
  'number: unsafe integers': bug('number', 'SAFE_DIGITS: i32 = 15', 'SAFE_DIGITS: i32 = 16'),
  'number: below zero': bug('number', 'least <= -SAFE_POWER && most >= 0', 'true'),
  'number: fraction beyond the bound': bug('number', 'isWhole ? value : value + 1', 'value'),
  'number: at most': bug('number', 'far <= most', 'true'),
  'number: at least': bug('number', '-far >= least', 'true'),
  'integer: at least': bug('number', 'value >= least', 'true'),
  'integer: at most': bug('number', 'value <= most', 'true'),
  'date-time: digits and separators': bug(
    'date-time',
    '!i8x16.all_true(',
    'false && !i8x16.all_true(',
  ),
  'date-time: month': bug('date-time', 'month <= 12', 'true'),
  'date-time: day': bug('date-time', 'day >= 1', 'true'),
  'date-time: days of the month': bug('date-time', '? 30 : 31', '? 31 : 31'),
  'date-time: leap year': bug('date-time', 'year % 100 != 0 || year % 400 == 0', 'true'),
  'date-time: hour': bug('date-time', 'twoDigits(p + 11) <= 23', 'true'),
  'date-time: minute': bug('date-time', 'twoDigits(p + 14) <= 59', 'true'),
  'date-time: second': bug('date-time', 'ones == 0 && isLastMinute', 'isLastMinute'),
  'date-time: leap second': bug('date-time', ' && isLastMinute', ''),
  'date-time: length of the fraction': bug(
    'date-time',
    '!((load<u32>(node, DateTimeNode.FRACTIONS)',
    'false && !((load<u32>(node, DateTimeNode.FRACTIONS)',
  ),
  'date-time: Z': bug('date-time', 'load<u8>(q) == LETTER_Z', 'true'),
  'date-time: another minute': bug('date-time', 'v128.and(minute, rest)', 'rest'),
  'date-time: seconds like the last ones': bug('date-time', '(at == 1 ? 5 : 9)', '9'),
  'date-time: separators like the last ones': bug('date-time', '(at == 1 ? 5 : 9) : 0', '9 : 255'),
  'date-time: end': bug('date-time', 'load<u8>(q, 1) == QUOTE', 'true'),
  'array: at least so many': bug('array', 'count >= load<i32>(node, ArrayNode.LEAST)', 'true'),
  'array: commas': bug('array', 'load<u8>(p) != COMMA', 'load<u8>(p) == CLOSE_BRACKET'),
  'array: its end': bug('array', 'if (load<u8>(p) != CLOSE_BRACKET) return 0;', ''),
  'array: items': bug(
    'array',
    "import { check } from './check';",
    "import { any } from './any';\nfunction check(_: usize, p: usize): usize { return any(p); }",
  ),
  'any: words': bug('any', 'load<u32>(p) == letters', 'true'),
  'any: commas of arrays': bug(
    'any',
    'if (load<u8>(p) == CLOSE_BRACKET) return leave(p + 1);\n    if (load<u8>(p) != COMMA) return 0;',
    'if (load<u8>(p) == CLOSE_BRACKET) return leave(p + 1);',
  ),
  'any: commas of objects': bug(
    'any',
    'if (load<u8>(p) == CLOSE_BRACE) break;\n    if (load<u8>(p) != COMMA) return 0;',
    'if (load<u8>(p) == CLOSE_BRACE) break;',
  ),
  'any: colons': bug('any', 'load<u8>(p) == COLON', 'true'),
  'any: too deep': bug('depth', 'depth <= MAX_DEPTH', 'true'),
  'keys: the same again': bug(
    'keys',
    'if (load<u64>(at) == hash) return false',
    'if (false) return false',
  ),
  'keys: escapes': bug('any', 'const end = plainString(p)', 'const end = string(p)'),
  'object: the same again': bug('object', 'if (seen & bit) return 0;', ''),
  'object: required': bug('object', '(seen & required) == required', 'true'),
  'object: together': bug('object', '(seen & set) == set', 'true'),
  'object: unknown properties': bug(
    'object',
    'else if (load<i32>(node, ObjectNode.OPEN))',
    'else if (true)',
  ),
  'object: commas': bug('object', 'load<u8>(p) == COMMA', 'load<u8>(p) != CLOSE_BRACE'),
  'object: its end': bug('object', 'load<u8>(p) != CLOSE_BRACE || !isComplete', '!isComplete'),
  'object: the case': bug('object', 'node + ((<usize>tag) << 2)', 'node + 20'),
  'object: a case known later': bug(
    'object',
    'early && !check(valueNode(early, Role.BY_TAG, tag), earlyValue)',
    'false',
  ),
  'object: values': bug(
    'object',
    'end = check(demanded, value)',
    'end = role == Role.TAG ? check(demanded, value) : any(value)',
  ),
  'map: names': bug('object', '(names && check(names, p) != keyEnd)', 'false'),
  'map: values': bug('object', 'check(values, value)', 'any(value)'),
  'map: the same again': bug('object', '!addKey(base, p + 1, keyEnd - 1)', 'false'),
  'map: commas': bug(
    'object',
    'if (load<u8>(p) == CLOSE_BRACE) break;\n    if (load<u8>(p) != COMMA) return 0;',
    'if (load<u8>(p) == CLOSE_BRACE) break;',
  ),
  'choice: kinds': bug('check', 'node = chosen(node, p);', 'return any(p);'),
  'space: line ends': bug('space', 'lineEndsAreSpace && (byte == LF || byte == CR)', 'byte == CR'),
  'space: other controls': bug(
    'space',
    'byte == SPACE || byte == TAB',
    'byte <= SPACE && byte != LF',
  ),
  'trail: the end of a text': bug(
    'trail',
    '(same(step + last, p + last) | load<i32>(step, Step.BEYOND)) != 0xffff',
    'false',
  ),
  'trail: the beginning of a text': bug('trail', 'same(step, p) != 0xffff', 'false'),
  'trail: the second block of a text': bug('trail', 'same(step + 16, p + 16) != 0xffff', 'false'),
  'trail: the blocks after it': bug('trail', 'same(step + at, p + at) != 0xffff', 'false'),
  'trail: values': bug(
    'trail',
    "import { dateTime } from './date-time';",
    "import { any } from './any';\nfunction dateTime(_: usize, p: usize): usize { return any(p); }",
  ),
  'trail: numbers': bug(
    'trail',
    "import { integer, number } from './number';",
    "import { any } from './any';\nimport { integer } from './number';\nfunction number(_: usize, p: usize): usize { return any(p); }",
  ),
  'trail: the last string': bug('trail', '(0xffff << bytes) & 0xffff', '0xfffe'),
  'trail: constants': bug('notes', ' || op == Op.TOKENS', ''),
  'line: its end': bug('index', 'if (load<u8>(end) != LF) return 0;', ''),
};

/** No trails, as after many lines whose keys came in ever other orders. */
export const WITHOUT_TRAILS = bug('trail', '\n  rest = 0;', '\n  rest = i32.MAX_VALUE;');

/** Lines are only looked at as those whose keys come in ever other orders. */
export const ONLY_BY_MEMBERS = bug(
  'index',
  'let end = check(root, space(p))',
  'let end: usize = 0',
);

/** Deliberate bugs where the members are taken in the schema's order. */
export const MEMBERS_BUGS: Readonly<Record<string, VmBug>> = {
  colons: bug('members', ' || !isSeparator(keyEnd + 1, COLON, compared)', ''),
  commas: bug('members', '!isLast && !isSeparator(valueEnd, COMMA, compared)', 'false'),
  gaps: bug('members', '? 0xffff : 0xff', '? 0xff : 0xff'),
  'the first brace': bug('members', 'load<u8>(start) != OPEN_BRACE || ', ''),
  'the last brace': bug('members', 'load<u8>(end - 1) != CLOSE_BRACE || ', ''),
  'before the first key': bug('members', ' || key != start + 1', ''),
  'the same again': bug('members', '!twice && ', ''),
  required: bug('members', 'if (!isComplete(node, tag, seen)) return false;', ''),
  'the case': bug('members', 'tag = found', 'tag = 5'),
  'objects inside': bug('members', '!isObjectInside(', 'false && !isObjectInside('),
  values: bug(
    'members',
    "import { check } from './check';",
    "import { any } from './any';\nfunction check(_: usize, p: usize): usize { return any(p); }",
  ),
  'ends of values': bug('members', 'check(demanded, start) != end', '!check(demanded, start)'),
};

/** Deliberate bugs with which a place in a line is another one. */
export const PLACE_BUGS: Readonly<Record<string, VmBug>> = {
  'names: their length': bug('place', 'end - p - 2 == bytes && ', ''),
  'names: their bytes': bug('place', ' && isEqual(p + 1, name, bytes)', ''),
  'names: a long one': bug('order', 'load<u64>(a + i) != load<u64>(b + i)', 'false'),
  'indices: zeros that lead': bug('place', '(digits > 1 && load<u8>(p) == ZERO)', 'false'),
  'indices: what is no digit': bug('place', ' && digitsEnd(p) >= end', ''),
  'indices: beyond the end': bug(
    'place',
    'p = space(any(p));\n    if (load<u8>(p) != COMMA) return 0;',
    'p = space(any(p));',
  ),
  'arrays without elements': bug('place', ' || load<u8>(p) == CLOSE_BRACKET', ''),
  'keys of values': bug('place', 'ofKey && key', 'false'),
  'columns: characters of more bytes': bug('place', 'i8x16.splat(-65)', 'i8x16.splat(-127)'),
  'columns: characters of two units': bug('place', ' + popcnt(second & within)', ''),
  'columns: the end': bug('place', 'left < 16 ? (1 << left) - 1 : 0xffff', '0xffff'),
};
