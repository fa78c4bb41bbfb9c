import { STRING } from '../../calculus';
import type { Json } from '../../json';
import type { Leaf } from '../leaf';
import { fails, isPositive, nodeId, type Literal } from '../literal';
import type { Prover } from '../prover';
import { Assignments, type Assignment, type Property } from './assignments';
import { mentionedStrings } from './mentioned-strings';
import { objectFacts, type ObjectFacts } from './object-facts';
import { Slots, type Slot } from './slots';

/** Properties of a candidate at most. */
const MAX_PROPERTIES = 2_000;

/** Objects listed at most to see that there are no others. */
const MAX_LISTED = 300;

/** Objects with certain properties and without others. */
export class ObjectLeaf implements Leaf {
  private readonly facts: ObjectFacts;
  private readonly slots: Slots;

  constructor(
    literals: readonly Literal[],
    private readonly prover: Prover,
  ) {
    this.facts = objectFacts(literals, prover.universe);
    this.slots = new Slots(this.facts, prover);
  }

  isRefuted(): boolean {
    const { required, demands, min, max } = this.facts;
    const { rules } = this.prover;
    if (rules.noSize(Math.max(min, required.size), max)) return true;
    if (demands.length > 0) {
      const assignments = new Assignments(this.facts, this.slots, this.prover);
      const [first] = assignments;
      if (rules.noPlace(first ? 1 : 0, !assignments.isCut)) return true;
    }
    if ([...required].some((key) => this.hasNoValue(this.slots.named(key)))) return true;
    return min > required.size && rules.fewKeys(this.capacity(min), min);
  }

  /** A property whose value fails what it is to satisfy. */
  excludes(literal: Literal): boolean {
    const { prover, slots } = this;
    const atom = prover.universe.node(nodeId(literal));
    if (isPositive(literal) || atom.kind !== 'each' || atom.keys.kind !== 'values') return false;
    return [...mentionedStrings(atom.keys)].every((key) => {
      const value = [...slots.named(key).must, fails(atom.value)];
      return prover.rules.noValue(prover.solve(value).status);
    });
  }

  private hasNoValue({ must }: Slot): boolean {
    return must.length > 0 && this.prover.rules.noValue(this.prover.solve(must).status);
  }

  /** How many keys there can be, counted no further than needed. */
  private capacity(enough: number): number {
    let count = 0;
    for (const slot of this.unnamed()) {
      if (!this.hasNoValue(slot)) count += slot.capacity;
      if (count >= enough) return count;
    }
    for (const key of this.slots.names) {
      if (count >= enough) break;
      if (!this.facts.absent.has(key) && !this.hasNoValue(this.slots.named(key))) count++;
    }
    return count;
  }

  private unnamed(): Iterable<Slot> {
    return this.slots.unnamed(this.prover.universe.types(STRING));
  }

  *candidates(count: number): Generator<Json> {
    let assignments = 0;
    for (const assignment of new Assignments(this.facts, this.slots, this.prover)) {
      const properties = this.fill(assignment);
      if (properties) yield* this.objects(properties, count);
      if (++assignments > 8) return;
    }
  }

  /** Adds properties until there are enough. */
  private fill(assignment: Assignment): Assignment | undefined {
    const { min } = this.facts;
    if (min > MAX_PROPERTIES) return undefined;
    if (assignment.size >= min) return assignment;
    const filled = new Map(assignment);
    for (const [key, slot] of this.fillers(min)) {
      if (filled.size >= min) break;
      if (!filled.has(key)) filled.set(key, { slot, extra: [] });
    }
    return filled;
  }

  private *fillers(count: number): Generator<[string, Slot]> {
    for (const key of this.slots.names) {
      const slot = this.slots.named(key);
      if (!this.facts.absent.has(key) && !this.hasNoValue(slot)) yield [key, slot];
    }
    for (const slot of this.unnamed()) {
      if (this.hasNoValue(slot)) continue;
      for (const key of slot.keys) yield [key, slot];
      // When more are needed than were looked for, variations of one may do.
      const [stem = 'a'] = slot.keys;
      for (let index = 0; index < count && slot.capacity === Infinity; index++) {
        yield [`${stem}${index}`, slot];
      }
    }
  }

  private *objects(properties: Assignment, count: number): Generator<Json> {
    const keys = [...properties.keys()];
    const values = [...properties.values()].map((property) => this.valuesOf(property, count));
    const depth = Math.max(1, ...values.map((models) => models.length));
    for (let index = 0; index < Math.min(depth, count); index++) {
      // Each in turn takes its next value, and all do.
      for (let varied = index === 0 ? keys.length : 0; varied <= keys.length; varied++) {
        const chosen = values.map((models, at) => {
          const which = varied === keys.length || varied === at ? index : 0;
          return models[Math.min(which, models.length - 1)];
        });
        if (chosen.includes(undefined)) return;
        yield objectOf(keys, chosen);
        if (count === 1) break;
      }
    }
    if (count > 1) yield* this.withOneMore(properties, count);
  }

  private *withOneMore(properties: Assignment, count: number): Generator<Json> {
    if (properties.size >= this.facts.max) return;
    const entries = [...properties].map(([key, property]) => [key, this.valuesOf(property, 1)[0]]);
    for (const [key, slot] of this.fillers(count)) {
      if (properties.has(key)) continue;
      const [value] = this.valuesOf({ slot, extra: [] }, 1);
      const all = [...entries, [key, value]];
      if (all.some(([, one]) => one === undefined)) continue;
      yield Object.fromEntries(all) as Json;
    }
  }

  private valuesOf({ slot, extra }: Property, count: number): readonly Json[] {
    return this.prover.solve([...slot.must, ...slot.may, ...extra], count).models;
  }

  /** Every object, when only few keys can be there and each has few values. */
  all(): readonly Json[] | undefined {
    const { required, absent, max } = this.facts;
    if (max === 0) return [{}];
    const slots = [...this.slots.names].filter((key) => !absent.has(key));
    for (const slot of this.unnamed()) {
      if (slot.capacity > slot.keys.length) return undefined;
      slots.push(...slot.keys);
    }
    let objects: [string, Json][][] = [[]];
    for (const key of slots) {
      const { status, models, complete } = this.prover.solve(this.mustOf(key), MAX_LISTED);
      if (!complete || status === 'unknown') return undefined;
      const absentToo = required.has(key) ? [] : objects;
      const withKey = models.flatMap((value) => objects.map((one) => [...one, [key, value]]));
      objects = [...absentToo, ...(withKey as [string, Json][][])];
      if (objects.length > MAX_LISTED) return undefined;
    }
    return objects.map((entries) => Object.fromEntries(entries));
  }

  private mustOf(key: string): readonly Literal[] {
    if (this.slots.names.has(key)) return this.slots.named(key).must;
    return [...this.unnamed()].find(({ keys }) => keys.includes(key))?.must ?? [];
  }
}

function objectOf(keys: readonly string[], values: readonly (Json | undefined)[]): Json {
  return Object.fromEntries(keys.map((key, index) => [key, values[index] ?? null]));
}
