import type { JsonObject, JsonValue } from '../../artifacts';
import type { SchemaAt } from '../openapi/model';
import { isObject } from '../openapi/node';
import type { OpenApiDocument } from '../openapi/openapi-document';
import type { MessageKind } from '../openapi/project-message';
import { selfContained } from '../openapi/self-contained';
import { readFromText } from '../openapi/to-json-schema';
import type { Age, Roles } from '../rules/roles';
import type { Violation } from '../rules/rule';
import { shown } from './shown';

/** What came of the question whether a receiver's schema accepts all that a sender's allows. */
export interface Answer {
  readonly verdict: 'compatible' | 'breaking' | 'undecided';
  readonly witness?: JsonValue;
  readonly keyword?: string;
  /** Why it is undecided. */
  readonly reason?: string;
}

/** Asks that question of two JSON Schemas of 2020-12. */
export type Ask = (sender: JsonValue, receiver: JsonValue) => Answer;

/** Answers {@link Roles.accepts} for schemas inside of documents, each pair of schemas asked once. */
export class Acceptance {
  readonly #schemas = new Map<OpenApiDocument, Map<string, JsonObject>>();
  readonly #answers = new Map<string, Answer>();

  constructor(
    readonly ask: Ask,
    /** Whether readers are taken to ignore what they do not know. */
    readonly isTolerant: boolean,
  ) {}

  /** {@link Roles.accepts}, with the ages of the contracts for the sentence that it gives. */
  of(ages: { client: Age; server: Age }): Roles['accepts'] {
    return (sender, receiver, kind, form) => {
      if (!receiver) return undefined;
      const sent = sender ? this.#schema(sender, kind, 'json') : {};
      const received = this.#schema(receiver, kind, form);
      const found = violation(this.#answer(sent, received), kind, ages);
      // All of both: one break that is accepted must not hide the next.
      return found && { ...found, values: [JSON.stringify(sent), JSON.stringify(received)] };
    };
  }

  #answer(sent: JsonObject, received: JsonObject): Answer {
    const [from, to] = [JSON.stringify(sent), JSON.stringify(received)];
    // What has not changed breaks nothing, whatever a policy makes of it.
    if (from === to) return { verdict: 'compatible' };
    const key = `${from}\n${to}`;
    const answer = this.#answers.get(key) ?? this.ask(sent, received);
    this.#answers.set(key, answer);
    return answer;
  }

  #schema({ document, node }: SchemaAt, kind: MessageKind, form: 'json' | 'text'): JsonObject {
    const known = this.#schemas.get(document) ?? new Map<string, JsonObject>();
    this.#schemas.set(document, known);
    const key = `${kind} ${form} ${node.pointer}`;
    const schema =
      known.get(key) ??
      inForm(
        selfContained({ document, node }, { message: kind, isTolerant: this.isTolerant }),
        form,
      );
    known.set(key, schema);
    return schema;
  }
}

/** The schema, whose root is `$defs.s0` or what that refers to, as a receiver of text applies it. */
function inForm(schema: JsonObject, form: 'json' | 'text'): JsonObject {
  const { $defs } = schema;
  if (form === 'json' || !isObject($defs)) return schema;
  const names = Object.keys($defs);
  const root = names.find((name) => !isReference($defs[name]));
  if (root === undefined) return schema;
  return { ...schema, $defs: { ...$defs, [root]: readFromText($defs[root] ?? {}) } };
}

function isReference(value: JsonValue | undefined): boolean {
  return isObject(value) && typeof value['$ref'] === 'string' && Object.keys(value).length === 1;
}

function violation(
  { verdict, witness, keyword, reason = 'no proof and no counterexample was found' }: Answer,
  kind: MessageKind,
  { client, server }: { client: Age; server: Age },
): Violation | undefined {
  if (verdict === 'compatible') return undefined;
  if (verdict === 'undecided') {
    return { message: `nothing could be proved: ${reason}`, undecided: reason };
  }
  const document = shown(witness);
  return {
    message:
      kind === 'request'
        ? `the ${server} contract refuses ${document}, which a client of the ${client} one may send`
        : `the ${server} contract may answer ${document}, which the ${client} one does not allow`,
    ...(witness !== undefined && { witness }),
    ...(keyword !== undefined && { keyword }),
  };
}
