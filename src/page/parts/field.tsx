import type { ComponentChildren } from 'preact';

/** What a control needs to be named and described by its field. */
interface ControlIds {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
}

interface Props {
  /** Unlike that of any other field of the view, without a space. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  /** What is wrong with the value. */
  readonly mistake?: string | undefined;
  readonly children: (ids: ControlIds) => ComponentChildren;
}

/** A control under its name, with what it is for, and what is wrong with it. */
export function Field({ id, label, hint, mistake, children }: Props) {
  const [hintId, mistakeId] = [`${id}-hint`, `${id}-mistake`];
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({
        id,
        'aria-describedby': `${mistakeId} ${hintId}`,
        'aria-invalid': mistake !== undefined,
      })}
      {mistake !== undefined && (
        <p class="mistake" id={mistakeId}>
          {mistake}
        </p>
      )}
      {hint !== undefined && (
        <p class="hint" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  );
}
