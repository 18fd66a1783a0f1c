/** A text as the tail of an XML name without colons: `/` is `_`, and what else is no part of a name `_xHEX_`. */
export function ncName(text: string): string {
  return text
    .replaceAll("/", "_")
    .replace(/[^\w.-]/gu, (character) => `_x${(character.codePointAt(0) ?? 0).toString(16)}_`);
}
