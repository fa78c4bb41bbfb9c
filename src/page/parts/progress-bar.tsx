interface Props {
  readonly label: string;
  readonly completed: number;
  /** Null when it is not known. */
  readonly total: number | null;
  readonly unit?: string | undefined;
}

/** How much is done, as a bar and in words. */
export function ProgressBar({ label, completed, total, unit = '' }: Props) {
  const words = `${completed}${total === null ? '' : ` of ${total}`} ${unit}`.trimEnd();
  return (
    <span class="progress">
      {total !== null && total > 0 && (
        <progress aria-label={label} max={total} value={completed}>
          {words}
        </progress>
      )}
      <span class="muted">{words}</span>
    </span>
  );
}
