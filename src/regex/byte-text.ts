const ASCII_ONLY = /^[\x00-\x7f]*$/;

/** The bytes of a text in UTF-8, one character of 0 to 255 for each: what PCRE without UTF mode sees. */
export function toBytes(text: string): string {
  return ASCII_ONLY.test(text) ? text : Buffer.from(text, "utf8").toString("latin1");
}

/**
 * For each byte of `toBytes(text)`, and for its end, the UTF-16 offset of the character that it belongs to; `null`
 * where that is the same number.
 */
export function offsetsOfBytes(text: string): readonly number[] | null {
  if (ASCII_ONLY.test(text)) return null;
  const offsets: number[] = [];
  let at = 0;
  for (const character of text) {
    for (let rest = Buffer.byteLength(character); rest > 0; rest--) offsets.push(at);
    at += character.length;
  }
  offsets.push(at);
  return offsets;
}
