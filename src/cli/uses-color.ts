/** Colour only where a person sees it. A pipe has no `isTTY` at all; https://no-color.org */
export function usesColor(stream: { readonly isTTY?: boolean }): boolean {
  return stream.isTTY === true && !process.env['NO_COLOR'];
}
