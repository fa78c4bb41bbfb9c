import {
  ANY,
  ARRAY,
  NUMBER,
  OBJECT,
  STRING,
  typesOf,
  type Node,
  type NodeOf,
  type Universe,
} from '../calculus';
import { fails, holds, isPositive, negate, nodeId, type Literal } from './literal';
import type { Rules } from './rules';

/** Alternatives, one of which must hold: each a conjunction. */
export type Choice = readonly (readonly Literal[])[];

/** Beyond this many alternatives an exclusive choice is not expanded. */
const MAX_EXCLUSIVE = 150;

/** How deep connectives are looked into for whether they are decided already. */
const LOOK_DEPTH = 4;

type Typed = 4 | 8 | 16 | 32;

/** A conjunction of literals, taken apart as far as that needs no choice. */
export class Branch {
  private known = new Map<number, boolean>();
  /** Types that the value can still have. */
  mask = ANY;
  /** Atoms by their type, with their signs. */
  readonly atoms: Record<Typed, Literal[]> = { 4: [], 8: [], 16: [], 32: [] };
  /** The value is one of these. */
  listed: NodeOf<'values'> | undefined;
  /** How many values it is none of. */
  excluded = 0;
  choices: Choice[] = [];

  constructor(
    private readonly universe: Universe,
    private readonly rules: Rules,
  ) {}

  copy(): Branch {
    const copy = new Branch(this.universe, this.rules);
    copy.known = new Map(this.known);
    copy.mask = this.mask;
    for (const type of [NUMBER, STRING, ARRAY, OBJECT] as const) {
      copy.atoms[type].push(...this.atoms[type]);
    }
    copy.listed = this.listed;
    copy.excluded = this.excluded;
    copy.choices = this.choices;
    return copy;
  }

  /** Adds literals; false when that contradicts what is there. */
  assume(literals: readonly Literal[]): boolean {
    const open = [...literals];
    for (let literal = open.pop(); literal !== undefined; literal = open.pop()) {
      const wanted = isPositive(literal);
      const known = this.known.get(nodeId(literal));
      if (known !== undefined) {
        if (this.rules.conflict(known, wanted)) return false;
        continue;
      }
      this.known.set(nodeId(literal), wanted);
      if (!this.add(this.universe.node(nodeId(literal)), wanted, open)) return false;
    }
    return true;
  }

  private add(node: Node, wanted: boolean, open: Literal[]): boolean {
    switch (node.kind) {
      case 'true':
        return wanted;
      case 'false':
        return !wanted;
      case 'opaque':
        return true;
      case 'type':
        return this.narrow(wanted ? node.mask : ~node.mask);
      case 'not':
        open.push(wanted ? fails(node.node) : holds(node.node));
        return true;
      case 'ref':
        open.push(wanted ? holds(node.target()) : fails(node.target()));
        return true;
      case 'values':
        return this.addValues(node, wanted);
      case 'and':
      case 'or': {
        const literals = node.nodes.map((part) => (wanted ? holds(part) : fails(part)));
        if ((node.kind === 'and') === wanted) open.push(...literals);
        else this.choices = [...this.choices, literals.map((literal) => [literal])];
        return true;
      }
      case 'one':
        return this.addExclusive(node.nodes, wanted);
      default:
        // What an atom says of other types is always true.
        if ((this.mask & node.type) === 0) return wanted;
        this.atoms[node.type].push(wanted ? holds(node) : fails(node));
        return wanted || this.narrow(node.type);
    }
  }

  narrow(mask: number): boolean {
    this.mask &= mask;
    return !this.rules.noType(this.mask);
  }

  private addValues(node: NodeOf<'values'>, wanted: boolean): boolean {
    if (!wanted) {
      this.excluded += node.values.size;
      return true;
    }
    if (!this.listed || node.values.size < this.listed.values.size) this.listed = node;
    return this.narrow(typesOf(node));
  }

  private addExclusive(nodes: readonly Node[], wanted: boolean): boolean {
    if (nodes.length > MAX_EXCLUSIVE) return true;
    const none = nodes.map(fails);
    const choice: Literal[][] = wanted ? [] : [none];
    for (const [index, node] of nodes.entries()) {
      if (wanted)
        choice.push(none.map((literal, at) => (at === index ? negate(literal) : literal)));
      else for (const other of nodes.slice(index + 1)) choice.push([holds(node), holds(other)]);
    }
    this.choices = [...this.choices, choice];
    return true;
  }

  /** Drops alternatives and choices that are decided; false when a choice has none left. */
  settle(): boolean {
    for (let changed = true; changed;) {
      changed = false;
      const open: Choice[] = [];
      const choices = this.choices;
      this.choices = [];
      for (const choice of choices) {
        const possible = this.possible(choice);
        if (possible === 'decided') continue;
        if (this.rules.noAlternative(possible.length)) return false;
        const [only] = possible;
        if (possible.length === 1 && only) {
          if (!this.assume(only)) return false;
          changed = true;
        } else open.push(possible);
      }
      if (this.choices.length > 0) changed = true;
      this.choices = [...open, ...this.choices];
    }
    return true;
  }

  /** Alternatives that nothing contradicts, without what is known already. */
  private possible(choice: Choice): Choice | 'decided' {
    const possible: (readonly Literal[])[] = [];
    for (const alternative of choice) {
      const open = alternative.filter((literal) => this.truthOf(literal, LOOK_DEPTH) !== true);
      if (open.length === 0) return 'decided';
      if (!open.some((literal) => this.truthOf(literal, LOOK_DEPTH) === false)) possible.push(open);
    }
    return possible;
  }

  /** Whether a literal follows, or its negation; undefined when neither is easy to see. */
  private truthOf(literal: Literal, depth: number): boolean | undefined {
    const truth = this.truthOfNode(this.universe.node(nodeId(literal)), depth);
    return truth === undefined ? undefined : truth === isPositive(literal);
  }

  private truthOfNode(node: Node, depth: number): boolean | undefined {
    const known = this.known.get(node.id);
    if (known !== undefined || depth === 0) return known;
    switch (node.kind) {
      case 'true':
        return true;
      case 'false':
        return false;
      case 'type':
        if ((this.mask & node.mask) === 0) return false;
        return (this.mask & ~node.mask) === 0 ? true : undefined;
      case 'values':
        return (this.mask & typesOf(node)) === 0 ? false : undefined;
      case 'not': {
        const truth = this.truthOfNode(node.node, depth - 1);
        return truth === undefined ? undefined : !truth;
      }
      case 'and':
        return this.junction(node.nodes, false, depth);
      case 'or':
        return this.junction(node.nodes, true, depth);
      case 'opaque':
      case 'ref':
      case 'one':
        return undefined;
      default:
        return (this.mask & node.type) === 0 ? true : undefined;
    }
  }

  /** One part that is `decisive` decides; otherwise all must be known. */
  private junction(nodes: readonly Node[], decisive: boolean, depth: number): boolean | undefined {
    let isKnown = true;
    for (const node of nodes) {
      const truth = this.truthOfNode(node, depth - 1);
      if (truth === decisive) return decisive;
      if (truth === undefined) isKnown = false;
    }
    return isKnown ? !decisive : undefined;
  }
}
