/** A content of many pages that tells from every part of it which one it is. */
export function contentOf(n: number): string {
  return `${n};`.repeat(20_000 + (n % 7) * 9_000);
}
