/** A whole number as C's `strtoul` with base 0 reads it, if it is all of the text; nothing at all is 0. */
export function readBaseZero(text: string): number | null {
  const digits = text.startsWith("+") ? text.slice(1) : text;
  if (digits === "") return text === "" ? 0 : null;
  if (/^0x[\da-f]+$/i.test(digits)) return Number.parseInt(digits, 16);
  if (/^0[0-7]*$/.test(digits)) return Number.parseInt(digits, 8);
  return /^[1-9]\d*$/.test(digits) ? Number.parseInt(digits, 10) : null;
}

/** A whole number as C's `strtol` with base 10 reads it: what follows the digits is ignored. */
export function readLeadingNumber(text: string): number | null {
  const digits = /^[+-]?\d+/.exec(text)?.[0];
  return digits === undefined ? null : Number.parseInt(digits, 10);
}
