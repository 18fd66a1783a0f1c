/** As many stars as a text has characters; line ends stay. */
export function stars(text: string): string {
  return text.replace(/[^\r\n]/g, "*");
}

/** A text with stars in the place of spans, which stand in the order of the text; every offset stays what it was. */
export function starsAt(
  text: string,
  spans: readonly { readonly start: number; readonly end: number }[],
): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    parts.push(text.slice(at, start), stars(text.slice(start, end)));
    at = end;
  }
  return parts.join("") + text.slice(at);
}
