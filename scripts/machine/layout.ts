/**
 * What the compiler of schemas and the machine agree on: where things lie in memory, and how a node
 * of a program is laid out. Every node begins with its operation, an i32; addresses are absolute.
 */

/** Regions of the memory, in bytes. Below the first are the compiler's own statics. */
export const enum Region {
  /** Hashes of the keys met in open objects and maps, innermost object last. */
  KEYS = 16384,
  KEYS_END = 49152,
  /** Text of the run_id that is followed. */
  RUN_ID = 49152,
  RUN_ID_BYTES = 512,
  /** Timestamp of the last accepted event: its text, and the same filled up to nine digits. */
  LAST_TIME = 49664,
  LAST_TIME_SORTABLE = 49728,
  /** Text of the pointer that is followed to a place. */
  POINTER = 50176,
  POINTER_BYTES = 1024,
  PROGRAM = 65536,
}

export const enum Op {
  /** Never certain: the slow path decides. */
  SLOW = 0,
  /** Any JSON value. */
  ANY = 1,
  OBJECT = 2,
  MAP = 3,
  ARRAY = 4,
  TEXT = 5,
  CLASS = 6,
  AUTOMATON = 7,
  DATE_TIME = 8,
  TOKENS = 9,
  NUMBER = 10,
  INTEGER = 11,
  BOOLEAN = 12,
  /** One node for each kind of value. */
  CHOICE = 13,
}

/** Bytes to compare with those of the text, 16 at a time, under a mask. */
export const enum Token {
  /** Of the whole token. */
  LENGTH = 0,
  /** Token of the bytes from the 17th on; 0 when there are none. */
  REST = 4,
  BYTES = 16,
  MASK = 32,
  SIZE = 48,
}

export const enum ObjectNode {
  COUNT = 4,
  /** 1 when unknown properties are any value, 0 when they are not for the fast path to take. */
  OPEN = 8,
  /** The property that came first last time. */
  FIRST = 12,
  /** Bits of the required properties. */
  REQUIRED = 16,
  /** Address of sets of properties, one of which must be there; 0 when none need. */
  TOGETHER = 24,
  /** Address of what each tag demands in place of the two above; 0 when there is no tag. */
  CASES = 28,
  PROPERTIES = 32,
}

/** A property; its token is the key in quotes. */
export const enum Property {
  NODE = 48,
  /** The property that came after this one last time. */
  SUCCESSOR = 52,
  ROLE = 56,
  BIT = 64,
  SIZE = 80,
}

export const enum Role {
  NONE = 0,
  RUN_ID = 1,
  SEQ = 2,
  TIMESTAMP = 3,
  /** Its value, one of some tokens, says which case the object is. */
  TAG = 4,
  /** Its NODE is the address of one node a tag. */
  BY_TAG = 5,
}

export const enum Case {
  REQUIRED = 0,
  TOGETHER = 8,
  SIZE = 16,
}

export const enum Together {
  COUNT = 0,
  SETS = 8,
}

export const enum MapNode {
  /** What every key must be, as a string in the text; 0 when any will do. */
  NAMES = 4,
  VALUES = 8,
}

export const enum ArrayNode {
  ITEMS = 4,
  LEAST = 8,
  MOST = 12,
}

/** TEXT, CLASS and AUTOMATON: bounds of the length in code points. */
export const enum StringNode {
  LEAST = 4,
  MOST = 8,
}

/** Two classes of ASCII: row of the low half of a byte, bit of its high half. */
export const enum ClassNode {
  FIRST = 16,
  OTHERS = 32,
}

export const enum AutomatonNode {
  /** Column of each of the 256 bytes, times two. */
  COLUMNS = 12,
  /** Rows of u16: offset of the next row, 0 for none, 1 when a quote may end the string. */
  ROWS = 16,
  START = 20,
  /** Address of the token of the last short string accepted, filled in by the machine. */
  LAST = 24,
}

export const enum DateTimeNode {
  /** Bit n: a fraction of n digits is allowed; bit 0: none at all. */
  FRACTIONS = 4,
  /** The last date and minute that the calendar has. */
  LAST = 16,
}

export const enum TokensNode {
  COUNT = 4,
  /** Address of the token that matched last. */
  LAST = 8,
  FIRST = 12,
}

/** NUMBER and INTEGER: bounds as i64. */
export const enum NumberNode {
  LEAST = 8,
  MOST = 16,
}

/** Address of the node for each kind of value; 0 for a kind that is refused. */
export const enum ChoiceNode {
  STRING = 4,
  NUMBER = 8,
  BOOLEAN = 12,
  NULL = 16,
  OBJECT = 20,
  ARRAY = 24,
}
