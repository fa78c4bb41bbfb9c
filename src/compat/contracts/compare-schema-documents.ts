import canonicalize from 'canonicalize';
import type { JsonValue } from '../../artifacts';
import type { Finding } from '../findings/finding';
import { nearestPointer, valueAt } from '../json';
import { fingerprint } from '../findings/fingerprint';
import { withoutAnnotations } from '../findings/required-bump';
import type { Comparing } from '../options';
import { shown } from '../walk/shown';
import { CONTRACT_RULES } from './contract-findings';

/** What breaks between two versions of one JSON Schema, in each direction asked for. */
export function compareSchemaDocuments(
  before: JsonValue,
  after: JsonValue,
  { ask, directions }: Comparing,
): Finding[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return directions.flatMap((direction) => {
    const [from, to] = direction === 'backward' ? [before, after] : [after, before];
    const { verdict, witness, keyword, place = '', reason } = ask(from, to);
    if (verdict === 'compatible') return [];
    const refuser = direction === 'backward' ? 'new' : 'old';
    const writer = direction === 'backward' ? 'old' : 'new';
    const message =
      verdict === 'undecided'
        ? `nothing could be proved: ${reason}`
        : `the ${refuser} schema refuses ${shown(witness)}, which the ${writer} one allows`;
    const essences = [before, after].map((value) => canonicalize(withoutAnnotations(value)) ?? '');
    return {
      rule: 'schema-narrowed',
      level: 'wire',
      severity: verdict,
      direction,
      message,
      help: CONTRACT_RULES['schema-narrowed'].help,
      old: placeIn(before, place),
      new: placeIn(after, place),
      ...(witness !== undefined && { witness }),
      ...(keyword !== undefined && { keyword }),
      // All of both: one break that is accepted must not hide the next.
      fingerprint: fingerprint(['schema-narrowed', direction, ...essences]),
    };
  });
}

/** The place in a schema as it is written of one in the schema as its reader takes it. */
function placeIn(schema: JsonValue, place: string): string {
  // A reader takes a union to be one of its variants, or else an unknown one.
  const written =
    valueAt(schema, '/anyOf') === undefined ? place.replace(/^\/anyOf\/\d+/, '') : place;
  return nearestPointer(schema, written);
}
