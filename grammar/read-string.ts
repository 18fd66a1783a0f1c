import type { IToken } from "chevrotain";
import type { FaultList } from "./fault-list.ts";
import { foundText } from "./found-text.ts";
import type { Dialect, StringSyntax } from "./syntax.ts";
import { spanOfToken } from "./token-span.ts";
import { unescape } from "./unescape.ts";

/** The string of a token, with a fault where its end had to be guessed. */
export function readString(token: IToken, dialect: Dialect, faults: FaultList): StringSyntax {
  const { image } = token;
  const quote = image.startsWith("'") ? "'" : '"';
  if (token.payload !== undefined) reportGuess(token, faults);
  const inner = image.slice(1, token.payload === "unterminated" ? image.length : -1);
  return { kind: "string", quote, value: unescape(inner, quote, dialect), span: spanOfToken(token) };
}

function reportGuess(token: IToken, faults: FaultList): void {
  const { image, startOffset } = token;
  if (token.payload === "naked-quotes") {
    faults.add({
      code: "AUD1021",
      span: spanOfToken(token),
      message: `The string holds ${image.charAt(0)} unescaped; it was taken to end at the last one: ${foundText(image)}`,
      hint: "Escape the quotes inside with a backslash, or use the other kind of quote around the string.",
    });
    return;
  }
  const lineEnd = image.search(/\r?\n/);
  faults.add({
    code: "AUD1020",
    span: { start: startOffset, end: startOffset + (lineEnd === -1 ? image.length : lineEnd) },
    message: `The string that begins here is never closed: ${foundText(image)}`,
    hint: `It was taken to end before the next line that looks like a keyword or a tag. Add the closing ${image.charAt(0)}.`,
  });
}
