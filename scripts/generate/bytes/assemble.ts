import {
  ArrayNode,
  AutomatonNode,
  Case,
  ChoiceNode,
  ClassNode,
  DateTimeNode,
  MapNode,
  Member,
  NumberNode,
  ObjectNode,
  Op,
  Property,
  Role,
  StringNode,
  Together,
  Token,
  TokensNode,
} from '../../machine/layout';
import { ALPHABET } from './alphabet';
import type { Automaton } from './automaton';
import { Image } from './image';
import type { Demand, Kind, Node, ObjectNode as ObjectTree, PropertyNode, RoleName } from './node';
import { writeTable, writeToken } from './tokens';

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
  null: Op.TOKENS,
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

/** Lays programs out in memory, equal nodes once. */
export class Assembler {
  readonly #image = new Image();
  readonly #known = new Map<string, number>();

  /** All programs so far, to be loaded at the region PROGRAM. */
  get bytes(): Uint8Array {
    return this.#image.bytes;
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
        return this.#plain(node.op, DateTimeNode.SIZE, {
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
        return this.#tokens(['null']);
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
    const address = this.#plain('object', ObjectNode.SIZE, {
      [ObjectNode.OPEN]: Number(node.open),
      [ObjectNode.TOGETHER]: this.#together(node, properties),
      [ObjectNode.CASES]: cases ? this.#cases(cases, properties) : 0,
    });
    this.#image.setLong(address + ObjectNode.REQUIRED, maskOf(node.required, properties));
    const keys = properties.map((property, index) => ({
      text: JSON.stringify(property.name),
      address: this.#property(property, index),
    }));
    writeTable(this.#image, address, keys);
    return address;
  }

  #property({ name, value, role, isSteady }: PropertyNode, index: number): number {
    const address = this.#image.allocate(Property.SIZE);
    writeToken(this.#image, address, JSON.stringify(name));
    const single = 'op' in value;
    const node = single ? this.add(value) : this.#words(value.map((one) => this.add(one)));
    this.#image.setWord(address + Property.NODE, node);
    const ownRole = role ? ROLES[role] : Role.NONE;
    this.#image.setWord(address + Property.ROLE, single ? ownRole : Role.BY_TAG);
    this.#image.setWord(address + Property.IS_STEADY, Number(isSteady === true));
    this.#image.setLong(address + Property.BIT, 1n << BigInt(index));
    this.#image.setWord(address + Property.MEMBER, index * Member.SIZE);
    return address;
  }

  #words(words: readonly number[]): number {
    const address = this.#image.allocate(words.length * 4);
    words.forEach((word, index) => this.#image.setWord(address + index * 4, word));
    return address;
  }

  #cases(cases: readonly Demand[], properties: readonly PropertyNode[]): number {
    const address = this.#image.allocate(cases.length * Case.SIZE);
    cases.forEach((demand, index) => {
      const at = address + index * Case.SIZE;
      this.#image.setLong(at + Case.REQUIRED, maskOf(demand.required, properties));
      this.#image.setWord(at + Case.TOGETHER, this.#together(demand, properties));
    });
    return address;
  }

  #together({ together }: Demand, properties: readonly PropertyNode[]): number {
    if (together.length === 0) return 0;
    const address = this.#image.allocate(Together.SETS + together.length * 8);
    this.#image.setWord(address + Together.COUNT, together.length);
    together.forEach((set, index) => {
      this.#image.setLong(address + Together.SETS + index * 8, maskOf(set, properties));
    });
    return address;
  }

  #string(node: Node & { op: 'text' | 'class' | 'automaton' }): number {
    const lengths = { [StringNode.LEAST]: node.least, [StringNode.MOST]: node.most };
    if (node.op === 'text') return this.#plain(node.op, 12, lengths);
    if (node.op === 'automaton') {
      return this.#plain(node.op, 32, { ...lengths, ...this.#automaton(node.automaton) });
    }
    const address = this.#plain(node.op, 48, lengths);
    for (const code of node.first) this.#addToClass(address + ClassNode.FIRST, code);
    for (const code of node.others) this.#addToClass(address + ClassNode.OTHERS, code);
    return address;
  }

  #addToClass(rows: number, code: number): void {
    const at = rows + (code & 15);
    this.#image.setByte(at, this.#image.byte(at) | (1 << (code >> 4)));
  }

  /** Column 0 is of what no state takes, column 1 of the quote, then those of the alphabet. */
  #automaton({ rows, accepts }: Automaton): Record<number, number> {
    const columns = new Map<string, number>();
    const columnOf = ALPHABET.map((_, i) => {
      const key = rows.map((row) => row[i]).join();
      return columns.get(key) ?? columns.set(key, columns.size + 2).size + 1;
    });
    const stride = (columns.size + 2) * 2;
    const columnTable = this.#image.allocate(256);
    const rowTable = this.#image.allocate((rows.length + 1) * stride);
    this.#image.setByte(columnTable + 0x22, 2);
    ALPHABET.forEach((code, i) => {
      this.#image.setByte(columnTable + code, (columnOf[i] ?? 0) * 2);
    });
    rows.forEach((row, state) => {
      const at = rowTable + (state + 1) * stride;
      this.#image.setHalf(at + 2, Number(accepts[state]));
      row.forEach((next, i) =>
        this.#image.setHalf(at + (columnOf[i] ?? 0) * 2, (next + 1) * stride),
      );
    });
    return {
      [AutomatonNode.COLUMNS]: columnTable,
      [AutomatonNode.ROWS]: rowTable,
      [AutomatonNode.START]: stride,
      [AutomatonNode.LAST]: this.#image.allocate(Token.SIZE),
    };
  }

  #tokens(texts: readonly string[]): number {
    const tokens = texts.map((text, index) => {
      const address = this.#image.allocate(Token.SIZE);
      writeToken(this.#image, address, text);
      this.#image.setWord(address + Token.INDEX, index);
      return { text, address };
    });
    const others = tokens.filter(({ text }) => !text.startsWith('"'));
    others.forEach(({ address }, i) => {
      this.#image.setWord(address + Token.NEXT, others[i + 1]?.address ?? 0);
    });
    const node = this.#plain('tokens', TokensNode.SIZE, {
      [TokensNode.OTHERS]: others[0]?.address ?? 0,
    });
    writeTable(
      this.#image,
      node,
      tokens.filter(({ text }) => text.startsWith('"')),
    );
    return node;
  }

  #number({ op, least, most }: Node & { op: 'number' | 'integer' }): number {
    const address = this.#plain(op, 24, {});
    this.#image.setLong(address + NumberNode.LEAST, least === null ? -(1n << 63n) : BigInt(least));
    this.#image.setLong(address + NumberNode.MOST, most === null ? (1n << 63n) - 1n : BigInt(most));
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
    const address = this.#image.allocate(size);
    this.#image.setWord(address, OPS[op]);
    for (const [offset, word] of Object.entries(words))
      this.#image.setWord(address + Number(offset), word);
    return address;
  }
}

function maskOf(names: readonly string[], properties: readonly PropertyNode[]): bigint {
  return names.reduce((mask, name) => {
    const index = properties.findIndex((property) => property.name === name);
    return mask | (1n << BigInt(index));
  }, 0n);
}
