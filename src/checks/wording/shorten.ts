/** The beginning of a text that would be too long to read: at most `most` UTF-16 units, an ellipsis included. */
export function shorten(text: string, most = 120): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, most - 1);
  return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
}
