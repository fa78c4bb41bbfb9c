import type { Node, Universe } from '../calculus';
import { canonical, isObject, type JsonObject } from '../json';
import type { Dialect } from './dialect';
import type { SchemaDocument } from './document';
import type { FormatTests } from './formats';
import { KEYWORDS } from './keywords';
import type { Recursion } from './recursion';
import { referencesOf } from './references';
import { Scope } from './scope';

/** Schemas nested deeper than this are not looked into. */
const MAX_DEPTH = 300;

/** What a document is compiled with. */
export interface CompilerOptions {
  readonly universe: Universe;
  readonly dialect: Dialect;
  /** The document, when it has references; without, there is nothing to look up. */
  readonly document: SchemaDocument | undefined;
  readonly recursion: Recursion | undefined;
  readonly formats: FormatTests;
}

/** Compiles schemas of one document into nodes. */
export class Compiler {
  readonly universe: Universe;
  readonly formats: FormatTests;
  private readonly compiled = new Map<JsonObject, Map<Scope, Node>>();
  private depth = 0;

  constructor(private readonly options: CompilerOptions) {
    this.universe = options.universe;
    this.formats = options.formats;
  }

  /** The node of the whole document. */
  root(schema: unknown): Node {
    return this.enter(schema, Scope.empty());
  }

  dialectOf(schema: JsonObject): Dialect {
    return this.options.document?.resourceOf(schema).dialect ?? this.options.dialect;
  }

  /** The node of what a reference leads to: by name when it contains itself. */
  enter(schema: unknown, scope: Scope): Node {
    const { recursion } = this.options;
    const name = recursion && isObject(schema) ? recursion.classOf(schema, scope) : undefined;
    if (name === undefined) return this.schema(schema, scope);
    return this.universe.ref(String(name), () => this.schema(schema, scope));
  }

  /** The node of a schema where it stands. */
  schema(schema: unknown, scope: Scope): Node {
    if (typeof schema === 'boolean') return schema ? this.universe.true : this.universe.false;
    if (!isObject(schema)) return this.invalid('a schema', schema);
    let byScope = this.compiled.get(schema);
    if (!byScope) this.compiled.set(schema, (byScope = new Map<Scope, Node>()));
    let node = byScope.get(scope);
    if (!node) {
      node = this.compile(schema, scope);
      byScope.set(scope, node);
    }
    return node;
  }

  private compile(schema: JsonObject, outer: Scope): Node {
    const { document, universe } = this;
    if (this.depth >= MAX_DEPTH) {
      return universe.unknown(`schemas nested more than ${MAX_DEPTH} deep`);
    }
    if (document?.resourceOf(schema).isForeign)
      return universe.unknown('a dialect that is not known');
    this.depth++;
    const scope = this.scopeIn(schema, outer);
    const dialect = this.dialectOf(schema);
    const nodes = document ? this.references(schema, scope) : [];
    if (nodes.length === 0 || !dialect.refStandsAlone) {
      for (const name of Object.keys(schema)) {
        const keyword = Object.hasOwn(KEYWORDS, name) ? KEYWORDS[name] : undefined;
        if (!keyword || !(keyword.drafts?.(dialect.draft) ?? true)) continue;
        nodes.push(
          keyword.compile({ compiler: this, schema, value: schema[name], scope, dialect }),
        );
      }
    }
    this.depth--;
    return universe.and(nodes);
  }

  private get document(): SchemaDocument | undefined {
    return this.options.document;
  }

  private references(schema: JsonObject, scope: Scope): Node[] {
    const { document } = this;
    if (!document) return [];
    return referencesOf(schema, document, scope).map(({ uri, target }) =>
      target === undefined
        ? this.universe.unknown(`the reference to ${uri}, which leads nowhere`)
        : this.enter(target, scope),
    );
  }

  /** The scope inside a schema. */
  scopeIn(schema: JsonObject, outer: Scope): Scope {
    const { document } = this;
    return document ? outer.enter(document.resourceOf(schema)) : outer;
  }

  /** What the references of a schema lead to, as far as it is known. */
  targetsOf(schema: JsonObject, scope: Scope): [JsonObject | boolean, Scope][] {
    const { document } = this;
    if (!document) return [];
    return referencesOf(schema, document, scope).flatMap(({ target }) =>
      target === undefined ? [] : [[target, scope]],
    );
  }

  /** A keyword whose value is not what the dialect says. */
  invalid(keyword: string, value: unknown): Node {
    return this.universe.opaque(
      `${keyword} ${canonical(value)}`,
      `${keyword} with a value that has no meaning`,
    );
  }
}
