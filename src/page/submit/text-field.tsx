import { Field } from '../parts/field';
import type { Mistakes } from './read-form';

interface Props {
  /** Place of the value in the request: the name of the field. */
  readonly pointer: string;
  readonly label: string;
  readonly hint: string;
  readonly value?: string;
  readonly mistakes: Mistakes;
}

/** A line of text, by the place of its value in the request. */
export function TextField({ pointer, label, hint, value = '', mistakes }: Props) {
  return (
    <Field id={pointer} label={label} hint={hint} mistake={mistakes[pointer]}>
      {(ids) => (
        <input {...ids} name={pointer} defaultValue={value} autocomplete="off" spellcheck={false} />
      )}
    </Field>
  );
}
