import type { StringSyntax } from "../../../grammar/syntax.ts";
import type { Span } from "../../model/span.ts";

/** Where a part of a string's value stands in the text: wherever an escape lost its backslash, two characters were one. */
export function spanWithinString({ value, span }: StringSyntax, text: string, part: Span): Span {
  const place = (offset: number) => placeOf({ value, offset }, text, span);
  const [start, end] = [place(part.start), place(part.end)];
  return { start, end: Math.min(Math.max(end, start + 1), span.end) };
}

function placeOf(
  { value, offset }: { readonly value: string; readonly offset: number },
  text: string,
  { start, end }: Span,
): number {
  const isVerbatim = value.length === end - start - 2;
  if (isVerbatim) return start + 1 + offset;
  let at = start + 1;
  for (let index = 0; index < offset && at < end; index += 1)
    at += isEscaped(value.charAt(index), text, at) ? 2 : 1;
  return at;
}

function isEscaped(character: string, text: string, at: number): boolean {
  return text.charAt(at) === "\\" && (character !== "\\" || text.charAt(at + 1) === "\\");
}
