import type { ComponentChildren } from 'preact';

interface Props {
  readonly kind: 'bad' | 'plain';
  readonly children: ComponentChildren;
}

/** A message in a box; one of the kind `bad` is read out at once. */
export function Notice({ kind, children }: Props) {
  return (
    <div class={`notice ${kind}`} role={kind === 'bad' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}
