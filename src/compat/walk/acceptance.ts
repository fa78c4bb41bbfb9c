import type { JsonObject, JsonValue } from '../../artifacts';
import type { SchemaAt } from '../openapi/model';
import { MessageSchemas } from '../openapi/message-schemas';
import { isObject, type Node } from '../openapi/node';
import type { OpenApiDocument } from '../openapi/openapi-document';
import type { MessageKind } from '../openapi/project-message';
import { readFromText } from '../openapi/to-json-schema';
import type { Age, Roles } from '../rules/roles';
import type { Violation } from '../rules/rule';
import { shown } from './shown';

/** What came of the question whether a receiver's schema accepts all that a sender's allows. */
export interface Answer {
  readonly verdict: 'compatible' | 'breaking' | 'undecided';
  readonly witness?: JsonValue;
  readonly keyword?: string;
  /** JSON Pointer to that keyword in the receiver's schema. */
  readonly place?: string;
  /** Why it is undecided. */
  readonly reason?: string;
}

/** Asks that question of two JSON Schemas of 2020-12. */
export type Ask = (sender: JsonValue, receiver: JsonValue) => Answer;

/** A schema by itself, and its text, which is equal for equal ones. */
interface Standalone {
  readonly schema: JsonObject;
  readonly text: string;
}

/** What any value is accepted by. */
const ANYTHING: Standalone = { schema: {}, text: '{}' };

/** Answers {@link Roles.accepts} for schemas inside of documents, each pair of schemas asked once. */
export class Acceptance {
  readonly #messages = new Map<OpenApiDocument, Record<MessageKind, MessageSchemas>>();
  readonly #schemas = new Map<MessageSchemas, Map<string, Standalone>>();
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
      const sent = sender ? this.#standalone(sender, kind, 'json') : ANYTHING;
      const received = this.#standalone(receiver, kind, form);
      // What has not changed breaks nothing, whatever a policy makes of it.
      if (sent.text === received.text) return undefined;
      const answer = this.#answer(sent, received);
      const found = violation(answer, kind, ages);
      // All of both: one break that is accepted must not hide the next.
      return (
        found && {
          ...found,
          ...this.#places(answer, sender, receiver, kind),
          values: [sent.text, received.text],
        }
      );
    };
  }

  #answer(sent: Standalone, received: Standalone): Answer {
    const key = `${sent.text}\n${received.text}`;
    const answer = this.#answers.get(key) ?? this.ask(sent.schema, received.schema);
    this.#answers.set(key, answer);
    return answer;
  }

  /** Where the keyword that rejects the witness stands, or would stand, in both documents. */
  #places(
    { place }: Answer,
    sender: SchemaAt | undefined,
    receiver: SchemaAt,
    kind: MessageKind,
  ): Pick<Violation, 'client' | 'server'> {
    if (place === undefined) return {};
    const pointerIn = ({ document, node }: SchemaAt) =>
      this.#messagesOf(document)[kind].pointerTo(withoutReference(document, node), place);
    const [sent, received] = [sender && pointerIn(sender), pointerIn(receiver)];
    const [client, server] = kind === 'request' ? [sent, received] : [received, sent];
    return { ...(client !== undefined && { client }), ...(server !== undefined && { server }) };
  }

  #standalone({ document, node }: SchemaAt, kind: MessageKind, form: 'json' | 'text'): Standalone {
    const target = withoutReference(document, node);
    const messages = this.#messagesOf(document)[kind];
    const known = this.#schemas.get(messages) ?? new Map<string, Standalone>();
    this.#schemas.set(messages, known);
    const key = `${form} ${target.pointer}`;
    const found = known.get(key) ?? standalone(messages, target, form);
    known.set(key, found);
    return found;
  }

  #messagesOf(document: OpenApiDocument): Record<MessageKind, MessageSchemas> {
    const { isTolerant } = this;
    const of = (message: MessageKind) => new MessageSchemas(document, { message, isTolerant });
    const found = this.#messages.get(document) ?? {
      request: of('request'),
      response: of('response'),
    };
    this.#messages.set(document, found);
    return found;
  }
}

/** What a schema that is a reference and nothing more leads to: many places share it. */
function withoutReference(document: OpenApiDocument, node: Node): Node {
  const isReference = isObject(node.value) && Object.keys(node.value).join() === '$ref';
  return isReference ? document.resolve(node) : node;
}

function standalone(messages: MessageSchemas, node: Node, form: 'json' | 'text'): Standalone {
  const schema = messages.standalone(node);
  const read = form === 'text' ? readFromText(schema) : schema;
  return { schema: read, text: JSON.stringify(read) };
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
