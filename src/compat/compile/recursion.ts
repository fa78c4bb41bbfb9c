import { isObject, type JsonObject } from '../json';
import type { SchemaDocument } from './document';
import { DEFINITIONS, subschemas } from './positions';
import { referencesOf } from './references';
import { Scope } from './scope';

/** Keywords that say nothing about which values are valid. */
const ANNOTATIONS: ReadonlySet<string> = new Set([
  ...['$id', 'id', '$schema', '$anchor', '$dynamicAnchor', '$recursiveAnchor', '$vocabulary'],
  ...['$comment', 'title', 'description', 'default', 'examples', 'example', 'deprecated'],
  ...['readOnly', 'writeOnly'],
]);

/** A schema that references lead to, in a scope. */
interface Vertex {
  readonly entry: Entry;
  /** What the references inside lead to. */
  readonly next: Vertex[];
  /** Whether it contains itself. */
  isCyclic: boolean;
  /** Equal for schemas that say the same all the way down, in either document. */
  class: number;
}

/** A target and the scope in which it is entered. */
type Entry = readonly [JsonObject, Scope];

/** The references of a document: which schemas contain themselves, and which of them are alike. */
export class Recursion {
  private readonly vertices = new Map<string, Vertex>();
  private readonly numbers = new Map<JsonObject, number>();

  constructor(private readonly document: SchemaDocument) {
    if (isObject(document.root)) this.visit([document.root, Scope.empty()]);
    markCycles([...this.vertices.values()]);
  }

  /** The class of a schema that contains itself; undefined when it does not. */
  classOf(schema: JsonObject, scope: Scope): number | undefined {
    const vertex = this.vertices.get(this.keyOf([schema, scope]));
    return vertex?.isCyclic ? vertex.class : undefined;
  }

  /** Gives the schemas of both documents their classes. */
  static classify(one: Recursion, other: Recursion): void {
    const vertices = [...one.vertices.values(), ...other.vertices.values()];
    if (!vertices.some(({ isCyclic }) => isCyclic)) return;
    const said = new Map([...one.say(), ...other.say()]);
    let count = number(vertices, (vertex) => said.get(vertex)?.text ?? '');
    for (let before = 0; before < count;) {
      before = count;
      count = number(vertices, (vertex) => {
        const blanks = said.get(vertex)?.blanks ?? [];
        return `${vertex.class} ${blanks.map((blank) => blank?.class).join()}`;
      });
    }
  }

  private keyOf([schema, scope]: Entry): string {
    let id = this.numbers.get(schema);
    if (id === undefined) this.numbers.set(schema, (id = this.numbers.size));
    return this.document.hasDynamicScope ? `${id}${scope.key}` : String(id);
  }

  private visit(entry: Entry): void {
    const open: Vertex[] = [this.add(entry)];
    for (let vertex = open.pop(); vertex; vertex = open.pop()) {
      for (const target of this.targetsIn(vertex.entry)) {
        const known = this.vertices.get(this.keyOf(target));
        const next = known ?? this.add(target);
        vertex.next.push(next);
        if (!known) open.push(next);
      }
    }
  }

  private add(entry: Entry): Vertex {
    const vertex: Vertex = { entry, next: [], isCyclic: false, class: 0 };
    this.vertices.set(this.keyOf(entry), vertex);
    return vertex;
  }

  /** What the references inside a schema lead to. */
  private *targetsIn([schema, outer]: Entry): Generator<Entry> {
    const { document } = this;
    const resource = document.resourceOf(schema);
    const scope = outer.enter(resource);
    for (const { target } of referencesOf(schema, document, scope)) {
      if (isObject(target)) yield [target, scope];
    }
    for (const { keyword, schema: inner } of subschemas(schema, resource.dialect)) {
      if (isObject(inner) && !DEFINITIONS.has(keyword)) yield* this.targetsIn([inner, scope]);
    }
  }

  /** What each schema says, apart from what its references say, and what is to be in these blanks. */
  private *say(): Generator<[Vertex, { text: string; blanks: readonly (Vertex | undefined)[] }]> {
    for (const vertex of this.vertices.values()) {
      const targets: Entry[] = [];
      const text = this.write(vertex.entry, targets);
      const blanks = targets.map((target) => this.vertices.get(this.keyOf(target)));
      yield [vertex, { text, blanks }];
    }
  }

  /** The text of a schema in which references are blank; what they name is added to `targets`. */
  private write([schema, outer]: Entry, targets: Entry[]): string {
    const { document } = this;
    const resource = document.resourceOf(schema);
    const scope = outer.enter(resource);
    const references = referencesOf(schema, document, scope);
    const inner = new Set([...subschemas(schema, resource.dialect)].map((one) => one.schema));
    const write = (value: unknown): string => {
      if (Array.isArray(value)) return `[${value.map(write).join()}]`;
      if (!isObject(value)) return JSON.stringify(value);
      if (inner.has(value)) return this.write([value, scope], targets);
      return `{${members(value, Object.keys(value), write)}}`;
    };
    const heads = references.map(({ keyword, uri, target }) => {
      if (isObject(target)) targets.push([target, scope]);
      return `${keyword} ${target === undefined ? uri : isObject(target) ? '' : target}`;
    });
    const referring = new Set(references.map(({ keyword }) => keyword));
    const standsAlone = resource.dialect.refStandsAlone && referring.has('$ref');
    const keywords = Object.keys(schema).filter(
      (key) =>
        !standsAlone && !ANNOTATIONS.has(key) && !DEFINITIONS.has(key) && !referring.has(key),
    );
    return `${resource.dialect.name}{${heads.join()};${members(schema, keywords, write)}}`;
  }
}

function members(object: JsonObject, keys: string[], write: (value: unknown) => string): string {
  return keys
    .sort()
    .map((key) => `${JSON.stringify(key)}:${write(object[key])}`)
    .join();
}

/** Numbers the vertices by what `say` says of them; returns how many numbers there are. */
function number(vertices: readonly Vertex[], say: (vertex: Vertex) => string): number {
  const numbers = new Map<string, number>();
  const classes = vertices.map((vertex) => {
    const text = say(vertex);
    const known = numbers.get(text) ?? numbers.size;
    numbers.set(text, known);
    return known;
  });
  for (const [index, vertex] of vertices.entries()) vertex.class = classes[index] ?? 0;
  return numbers.size;
}

/** What remains when one takes away, again and again, what leads nowhere or is led to from nowhere. */
function markCycles(vertices: readonly Vertex[]): void {
  const next = new Map(vertices.map((vertex) => [vertex, new Set(vertex.next)]));
  const before = new Map(vertices.map((vertex) => [vertex, new Set<Vertex>()]));
  for (const [vertex, targets] of next)
    for (const target of targets) before.get(target)?.add(vertex);
  for (const [ways, back] of [
    [next, before],
    [before, next],
  ] as const) {
    const ends = [...ways].filter(([, ahead]) => ahead.size === 0).map(([vertex]) => vertex);
    for (const end of ends) {
      for (const vertex of back.get(end) ?? []) {
        const ahead = ways.get(vertex);
        if (ahead?.delete(end) && ahead.size === 0) ends.push(vertex);
      }
      next.delete(end);
      before.delete(end);
    }
  }
  for (const vertex of next.keys()) vertex.isCyclic = true;
}
