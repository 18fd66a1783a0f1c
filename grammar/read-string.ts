import type { Fault } from "./fault-list.ts";
import { foundText } from "./found-text.ts";
import type { ReadingContext } from "./reading-context.ts";
import { plainStringEnd } from "./string-end.ts";
import type { Dialect, StringSyntax } from "./syntax.ts";
import type { Token } from "./token.ts";
import { unescape } from "./unescape.ts";

const APOSTROPHE = 39;

/** The string of a token, with a fault where its end had to be guessed. */
export function readString(token: Token, { dialect, faults }: ReadingContext): StringSyntax {
  const { source, startOffset: start, end, fault } = token;
  const quote = source.charCodeAt(start) === APOSTROPHE ? "'" : '"';
  if (fault !== "none") faults.add(faultOf(token, dialect));
  const isClosed = fault === "none" || fault === "naked-quotes";
  const inner = source.slice(start + 1, isClosed ? end - 1 : end);
  return { kind: "string", quote, value: unescape(inner, quote, dialect), span: { start, end } };
}

function faultOf(token: Token, dialect: Dialect): Fault {
  if (token.fault === "naked-quotes") return nakedQuotes(token, dialect);
  return token.fault === "cut-line" ? cutLine(token) : unterminated(token);
}

function cutLine({ image, span }: Token): Fault {
  return {
    code: "AUD1028",
    span,
    message: `The closing quote is missing; the string was taken to end with its line: ${foundText(image)}`,
    hint: `Add the closing ${image.charAt(0)}.`,
  };
}

/** In a string of several lines the first of the quotes is pointed at, because it is not easily found. */
function nakedQuotes({ image, span, source, startOffset }: Token, dialect: Dialect): Fault {
  const hasLines = image.includes("\n");
  const first = plainStringEnd(source, startOffset, dialect).end - 1;
  const where = hasLines ? " before the next keyword or tag" : "";
  return {
    code: "AUD1021",
    span: hasLines ? { start: first, end: first + 1 } : span,
    message: `The string holds ${image.charAt(0)} unescaped; it was taken to end at the last one${where}: ${foundText(image)}`,
    hint: "Escape the quotes inside with a backslash, or use the other kind of quote around the string.",
  };
}

function unterminated({ image, startOffset: start }: Token): Fault {
  const lineEnd = image.search(/\r?\n/);
  return {
    code: "AUD1020",
    span: { start, end: start + (lineEnd === -1 ? image.length : lineEnd) },
    message: `The string that begins here is never closed: ${foundText(image)}`,
    hint: `It was taken to end before the next line that looks like a keyword or a tag. Add the closing ${image.charAt(0)}.`,
  };
}
