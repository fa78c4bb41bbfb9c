import type { ParamSchema, ParamValue } from '../../contract';

type ReadParam =
  | { readonly ok: true; readonly value: ParamValue }
  | { readonly ok: false; readonly mistake: string };

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/;

/** The value that a text stands for, of one of the types; a text is the last that it can be. */
export function readParam(text: string, types: ParamSchema['type']): ReadParam {
  const is = (type: ParamSchema['type'][number]) => types.includes(type);
  if (is('null') && text === 'null') return { ok: true, value: null };
  if (is('boolean') && (text === 'true' || text === 'false'))
    return { ok: true, value: text === 'true' };
  if (is('number') && NUMBER.test(text) && Number.isFinite(Number(text)))
    return { ok: true, value: Number(text) };
  if (is('string')) return { ok: true, value: text };
  return { ok: false, mistake: `Expected ${typeWords(types)}.` };
}

const WORDS = {
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
  string: 'a text',
} as const;

/** `a number, or null`. */
export function typeWords(types: ParamSchema['type']): string {
  return types.map((type) => WORDS[type]).join(', or ');
}
