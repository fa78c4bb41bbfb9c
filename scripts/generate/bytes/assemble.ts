import {
  ArrayNode,
  AutomatonNode,
  Case,
  ChoiceNode,
  ClassNode,
  DateTimeNode,
  MapNode,
  NumberNode,
  ObjectNode,
  Op,
  Property,
  Region,
  Role,
  StringNode,
  Together,
  Token,
  TokensNode,
} from '../../machine/layout';
import { ALPHABET } from './alphabet';
import type { Automaton } from './automaton';
import type { Demand, Kind, Node, ObjectNode as ObjectTree, PropertyNode, RoleName } from './node';

const OPS = {
  slow: Op.SLOW,
  any: Op.ANY,
  object: Op.OBJECT,
  map: Op.MAP,
  array: Op.ARRAY,
  text: Op.TEXT,
  class: Op.CLASS,
  automaton: Op.AUTOMATON,
  'date-time': Op.DATE_TIME,
  tokens: Op.TOKENS,
  number: Op.NUMBER,
  integer: Op.INTEGER,
  boolean: Op.BOOLEAN,
  null: Op.CHOICE,
  choice: Op.CHOICE,
} satisfies Record<Node['op'], Op>;

const ROLES: Record<RoleName, Role> = {
  run_id: Role.RUN_ID,
  seq: Role.SEQ,
  timestamp: Role.TIMESTAMP,
  tag: Role.TAG,
};

const KINDS: Record<Kind, ChoiceNode> = {
  string: ChoiceNode.STRING,
  number: ChoiceNode.NUMBER,
  boolean: ChoiceNode.BOOLEAN,
  null: ChoiceNode.NULL,
  object: ChoiceNode.OBJECT,
  array: ChoiceNode.ARRAY,
};

const BLOCK = 16;

/** Lays programs out in memory, equal nodes once. */
export class Assembler {
  #bytes = new Uint8Array(0);
  readonly #known = new Map<string, number>();

  /** All programs so far, to be loaded at the region PROGRAM. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** Address of a node. */
  add(node: Node): number {
    const key = JSON.stringify(node);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const address = this.#node(node);
    this.#known.set(key, address);
    return address;
  }

  #node(node: Node): number {
    switch (node.op) {
      case 'object':
        return this.#object(node);
      case 'map':
        return this.#plain(node.op, 12, {
          [MapNode.NAMES]: node.names ? this.add(node.names) : 0,
          [MapNode.VALUES]: this.add(node.values),
        });
      case 'array':
        return this.#plain(node.op, 16, {
          [ArrayNode.ITEMS]: this.add(node.items),
          [ArrayNode.LEAST]: node.least,
          [ArrayNode.MOST]: node.most,
        });
      case 'text':
      case 'class':
      case 'automaton':
        return this.#string(node);
      case 'date-time':
        return this.#plain(node.op, 32, {
          [DateTimeNode.FRACTIONS]: node.fractions.reduce(
            (mask, digits) => mask | (1 << digits),
            0,
          ),
        });
      case 'tokens':
        return this.#tokens(node.tokens);
      case 'number':
      case 'integer':
        return this.#number(node);
      case 'null':
        return this.#choice({ null: { op: 'any' } });
      case 'choice':
        return this.#choice(node.kinds);
      case 'slow':
      case 'any':
      case 'boolean':
        return this.#plain(node.op, 4, {});
    }
  }

  #object(node: ObjectTree): number {
    const { properties, cases } = node;
    const size = ObjectNode.PROPERTIES + properties.length * Property.SIZE;
    const address = this.#plain('object', size, {
      [ObjectNode.COUNT]: properties.length,
      [ObjectNode.OPEN]: Number(node.open),
      [ObjectNode.TOGETHER]: this.#together(node, properties),
      [ObjectNode.CASES]: cases ? this.#cases(cases, properties) : 0,
    });
    const place = (index: number) =>
      address + ObjectNode.PROPERTIES + (index % Math.max(1, properties.length)) * Property.SIZE;
    this.#setWord(address + ObjectNode.FIRST, place(0));
    this.#setLong(address + ObjectNode.REQUIRED, maskOf(node.required, properties));
    properties.forEach((property, index) => {
      this.#property(place(index), property, index);
      this.#setWord(place(index) + Property.SUCCESSOR, place(index + 1));
    });
    return address;
  }

  #property(address: number, { name, value, role }: PropertyNode, index: number): void {
    this.#token(address, JSON.stringify(name));
    const single = 'op' in value;
    const node = single ? this.add(value) : this.#table(value.map((one) => this.add(one)));
    this.#setWord(address + Property.NODE, node);
    const ownRole = role ? ROLES[role] : Role.NONE;
    this.#setWord(address + Property.ROLE, single ? ownRole : Role.BY_TAG);
    this.#setLong(address + Property.BIT, 1n << BigInt(index));
  }

  #table(words: readonly number[]): number {
    const address = this.#allocate(words.length * 4);
    words.forEach((word, index) => this.#setWord(address + index * 4, word));
    return address;
  }

  #cases(cases: readonly Demand[], properties: readonly PropertyNode[]): number {
    const address = this.#allocate(cases.length * Case.SIZE);
    cases.forEach((demand, index) => {
      const at = address + index * Case.SIZE;
      this.#setLong(at + Case.REQUIRED, maskOf(demand.required, properties));
      this.#setWord(at + Case.TOGETHER, this.#together(demand, properties));
    });
    return address;
  }

  #together({ together }: Demand, properties: readonly PropertyNode[]): number {
    if (together.length === 0) return 0;
    const address = this.#allocate(Together.SETS + together.length * 8);
    this.#setWord(address + Together.COUNT, together.length);
    together.forEach((set, index) => {
      this.#setLong(address + Together.SETS + index * 8, maskOf(set, properties));
    });
    return address;
  }

  #string(node: Node & { op: 'text' | 'class' | 'automaton' }): number {
    const lengths = { [StringNode.LEAST]: node.least, [StringNode.MOST]: node.most };
    if (node.op === 'text') return this.#plain(node.op, 12, lengths);
    if (node.op === 'automaton') {
      return this.#plain(node.op, 28, { ...lengths, ...this.#automaton(node.automaton) });
    }
    const address = this.#plain(node.op, 48, lengths);
    for (const code of node.first) this.#addToClass(address + ClassNode.FIRST, code);
    for (const code of node.others) this.#addToClass(address + ClassNode.OTHERS, code);
    return address;
  }

  #addToClass(rows: number, code: number): void {
    const at = rows + (code & 15) - Region.PROGRAM;
    this.#bytes[at] = (this.#bytes[at] ?? 0) | (1 << (code >> 4));
  }

  /** Column 0 is of what no state takes, column 1 of the quote, then those of the alphabet. */
  #automaton({ rows, accepts }: Automaton): Record<number, number> {
    const columns = new Map<string, number>();
    const columnOf = ALPHABET.map((_, i) => {
      const key = rows.map((row) => row[i]).join();
      return columns.get(key) ?? columns.set(key, columns.size + 2).size + 1;
    });
    const stride = (columns.size + 2) * 2;
    const columnTable = this.#allocate(256);
    const rowTable = this.#allocate((rows.length + 1) * stride);
    this.#bytes[columnTable + 0x22 - Region.PROGRAM] = 2;
    ALPHABET.forEach((code, i) => {
      this.#bytes[columnTable + code - Region.PROGRAM] = (columnOf[i] ?? 0) * 2;
    });
    rows.forEach((row, state) => {
      const at = rowTable + (state + 1) * stride;
      this.#setHalf(at + 2, Number(accepts[state]));
      row.forEach((next, i) => this.#setHalf(at + (columnOf[i] ?? 0) * 2, (next + 1) * stride));
    });
    return {
      [AutomatonNode.COLUMNS]: columnTable,
      [AutomatonNode.ROWS]: rowTable,
      [AutomatonNode.START]: stride,
      [AutomatonNode.LAST]: this.#allocate(Token.SIZE),
    };
  }

  #tokens(tokens: readonly string[]): number {
    const first = this.#allocate(tokens.length * Token.SIZE);
    tokens.forEach((text, index) => this.#token(first + index * Token.SIZE, text));
    return this.#plain('tokens', 16, {
      [TokensNode.COUNT]: tokens.length,
      [TokensNode.LAST]: first,
      [TokensNode.FIRST]: first,
    });
  }

  #token(address: number, text: string): void {
    const bytes = Buffer.from(text);
    this.#setWord(address + Token.LENGTH, bytes.length);
    this.#tokenBytes(address, bytes);
  }

  #tokenBytes(address: number, bytes: Buffer): void {
    bytes.subarray(0, BLOCK).forEach((byte, i) => {
      this.#bytes[address + Token.BYTES + i - Region.PROGRAM] = byte;
      this.#bytes[address + Token.MASK + i - Region.PROGRAM] = 0xff;
    });
    if (bytes.length <= BLOCK) return;
    const rest = this.#allocate(Token.SIZE);
    this.#setWord(address + Token.REST, rest);
    this.#tokenBytes(rest, bytes.subarray(BLOCK));
  }

  #number({ op, least, most }: Node & { op: 'number' | 'integer' }): number {
    const address = this.#plain(op, 24, {});
    this.#setLong(address + NumberNode.LEAST, least === null ? -(1n << 63n) : BigInt(least));
    this.#setLong(address + NumberNode.MOST, most === null ? (1n << 63n) - 1n : BigInt(most));
    return address;
  }

  #choice(kinds: Partial<Record<Kind, Node>>): number {
    const words = Object.entries(kinds).map(([kind, node]) => [
      KINDS[kind as Kind],
      this.add(node),
    ]);
    return this.#plain('choice', 28, Object.fromEntries(words) as Record<number, number>);
  }

  /** A node: its operation, and words at some offsets. */
  #plain(op: Node['op'], size: number, words: Readonly<Record<number, number>>): number {
    const address = this.#allocate(size);
    this.#setWord(address, OPS[op]);
    for (const [offset, word] of Object.entries(words))
      this.#setWord(address + Number(offset), word);
    return address;
  }

  #allocate(size: number): number {
    const start = this.#bytes.length;
    const bytes = new Uint8Array(start + Math.ceil(size / BLOCK) * BLOCK);
    bytes.set(this.#bytes);
    this.#bytes = bytes;
    return Region.PROGRAM + start;
  }

  #view(address: number): [DataView, number] {
    return [new DataView(this.#bytes.buffer), address - Region.PROGRAM];
  }

  #setWord(address: number, value: number): void {
    const [view, at] = this.#view(address);
    view.setInt32(at, value, true);
  }

  #setHalf(address: number, value: number): void {
    if (value > 0xffff) throw new Error('an automaton is too large for its rows of 16 bits');
    const [view, at] = this.#view(address);
    view.setUint16(at, value, true);
  }

  #setLong(address: number, value: bigint): void {
    const [view, at] = this.#view(address);
    view.setBigInt64(at, BigInt.asIntN(64, value), true);
  }
}

function maskOf(names: readonly string[], properties: readonly PropertyNode[]): bigint {
  return names.reduce((mask, name) => {
    const index = properties.findIndex((property) => property.name === name);
    return mask | (1n << BigInt(index));
  }, 0n);
}
