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
  /** By role, where the values of the current line begin and end that have it. */
  CAPTURES = 49792,
  /** Text of the pointer that is followed to a place. */
  POINTER = 50176,
  POINTER_BYTES = 1024,
  /** Notes about the line that is looked at. */
  NOTES = 51200,
  NOTES_END = 55296,
  /** Where the keys of the line that is looked at stand, and the members of two objects in it. */
  LISTED = 55296,
  LISTED_END = 58368,
  MEMBERS = 58368,
  MEMBERS_END = 62464,
  /** Steps of trails, which the machine lays. */
  TRAILS = 65536,
  TRAILS_END = 131072,
  PROGRAM = 131072,
}

/** Properties of an object that the mask of those seen has room for. */
export const MOST_PROPERTIES = 64;

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
  /** The next of those that are looked for in the same place; 0 after the last. */
  NEXT = 8,
  /** Which of some tokens it is. */
  INDEX = 12,
  BYTES = 16,
  MASK = 32,
  SIZE = 48,
}

/** Tokens that are strings, by a hash of their first bytes: the first of each bucket, or 0. */
export const enum Table {
  BUCKETS = 4,
  /** By how much a hash is shifted to be the number of a bucket. */
  SHIFT = 8,
  /** By which a string's head is multiplied to be its hash. */
  FACTOR = 16,
}

/** Begins with the table of its properties' keys. */
export const enum ObjectNode {
  /** 1 when unknown properties are any value, 0 when they are not for the fast path to take. */
  OPEN = 12,
  /** Bits of the required properties. */
  REQUIRED = 24,
  /** Address of sets of properties, one of which must be there; 0 when none need. */
  TOGETHER = 32,
  /** Address of what each tag demands in place of the two above; 0 when there is no tag. */
  CASES = 36,
  SIZE = 40,
}

/** A property; its token is the key in quotes. */
export const enum Property {
  NODE = 48,
  ROLE = 52,
  /** 1 when its value is most often the one of the line before. */
  IS_STEADY = 56,
  BIT = 64,
  /** Where its member is kept among those of an object, in bytes from the first. */
  MEMBER = 72,
  SIZE = 80,
}

/** Where the quotes of a key stand. */
export const enum Key {
  START = 0,
  END = 4,
  SIZE = 8,
}

/** A member of an object, and where its value stands; of an object, its keys among those listed. */
export const enum Member {
  PROPERTY = 0,
  START = 4,
  END = 8,
  FIRST_KEY = 12,
  KEYS_END = 16,
  SIZE = 32,
}

/** Where a value stands in a line, the node that it was held to, and how deep it lies. */
export const enum Note {
  START = 0,
  END = 4,
  /** 0 for one that only its role is noted of. */
  NODE = 8,
  ROLE = 12,
  DEPTH = 16,
  SIZE = 20,
}

/** A text, and what the value after it is held to. */
export const enum Step {
  /** The step after it, and the one to try in its place; 0 when there is none. */
  NEXT = 0,
  OTHER = 4,
  /** Of the value; 0 when the text ends the line. */
  NODE = 8,
  ROLE = 12,
  DEPTH = 16,
  /** Of a line that the text ends. */
  TAG = 20,
  /** Where in the text the value of run_id begins and ends, quotes included; 0 when it is not in it. */
  RUN_ID = 24,
  RUN_ID_END = 28,
  /** Bytes of the text, where the last 16 to compare begin, and bits of those that do not count. */
  LENGTH = 32,
  LAST_BLOCK = 36,
  BEYOND = 40,
  /** Bytes of the last value. */
  BYTES = 44,
  /** The last value, when it was a short string, and bits of the bytes that do not count. */
  VALUE = 48,
  VALUE_BEYOND = 64,
  TEXT = 80,
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
  COLUMNS = 16,
  /** Rows of u16: offset of the next row, 0 for none, 1 when a quote may end the string. */
  ROWS = 20,
  START = 24,
  /** Address of the token of the last short string accepted, filled in by the machine. */
  LAST = 28,
}

export const enum DateTimeNode {
  /** Bit n: a fraction of n digits is allowed; bit 0: none at all. */
  FRACTIONS = 4,
  /** Bytes of the last one, from after its first quote; 0 when there was none. */
  LENGTH = 8,
  /** Its date and minute, which the calendar has. */
  LAST = 16,
  /** For each byte after the minute the least that it can be, and by how much it can be more. */
  LEAST = 32,
  SPAN = 48,
  SIZE = 64,
}

/** Begins with the table of those that are strings. */
export const enum TokensNode {
  /** The first of those that are not. */
  OTHERS = 12,
  SIZE = 24,
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
