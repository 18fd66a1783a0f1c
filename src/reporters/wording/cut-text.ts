/** A text of at most `limit` characters: what is longer ends with an ellipsis, and no character is cut in two. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
