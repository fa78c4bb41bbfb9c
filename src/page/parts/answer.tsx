/** An answer as it is; none and an empty one in words. */
export function Answer({ text }: { readonly text: string | null }) {
  if (text === null) return <em>none</em>;
  return text.trim() === '' ? <em>empty</em> : <>{text}</>;
}
