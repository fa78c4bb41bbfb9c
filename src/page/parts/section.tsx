import type { ComponentChildren } from 'preact';

interface Props {
  /** Unlike that of any other section of the view. */
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A part of a view under a heading that names it. */
export function Section({ id, title, children }: Props) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
