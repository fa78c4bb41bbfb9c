import type { Experiment, JobRequest, Params } from '../../contract';
import { readParam } from './read-param';

/** What is wrong with fields, by the JSON Pointer of their place in the request. */
export type Mistakes = Readonly<Record<string, string>>;

/** The JSON Pointer of a parameter, which is also the name of its field. */
export const paramPointer = (name: string) =>
  `/params/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** The request that a form asks for, or what is wrong with its fields. An empty field is left out. */
export function readForm(
  { experiment_id, params_schema }: Experiment,
  fields: FormData,
): { readonly body: JobRequest | null; readonly mistakes: Mistakes } {
  const textOf = (pointer: string) => {
    const text = fields.get(pointer);
    return typeof text === 'string' ? text.trim() : '';
  };
  const mistakes: Record<string, string> = {};
  const params: Params = {};
  for (const [name, { type }] of Object.entries(params_schema.properties)) {
    const pointer = paramPointer(name);
    const text = textOf(pointer);
    if (text === '') continue;
    const param = readParam(text, type);
    if (param.ok) params[name] = param.value;
    else mistakes[pointer] = param.mistake;
  }
  const [seed, name] = [textOf('/seed'), textOf('/name')];
  if (seed !== '' && !Number.isSafeInteger(Number(seed)))
    mistakes['/seed'] = 'A seed is a whole number, such as 42.';
  if (Object.keys(mistakes).length > 0) return { body: null, mistakes };
  const body: JobRequest = {
    schema_version: '1.0.0',
    experiment_id,
    params,
    ...(seed !== '' && { seed: Number(seed) }),
    ...(name !== '' && { name }),
  };
  return { body, mistakes };
}
