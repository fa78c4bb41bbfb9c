import type { Mistakes } from './read-form';

interface Props {
  /** Place of the value in the request: the name of the field. */
  readonly pointer: string;
  readonly label: string;
  readonly hint: string;
  readonly value?: string;
  readonly mistakes: Mistakes;
}

/** A line of text, with what it is for, and what is wrong with it. */
export function TextField({ pointer, label, hint, value = '', mistakes }: Props) {
  const mistake = mistakes[pointer];
  return (
    <label class="field">
      <span class="label">{label}</span>
      <input
        name={pointer}
        defaultValue={value}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={mistake !== undefined}
      />
      <span class="hint">{hint}</span>
      {mistake !== undefined && <span class="mistake">{mistake}</span>}
    </label>
  );
}
