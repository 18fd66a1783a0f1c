import type { Span } from "../src/model/span.ts";
import { endOfName, endOfSpaces } from "./characters.ts";
import type { Fault, FaultList } from "./fault-list.ts";
import { foundText } from "./found-text.ts";
import type { ReadingContext } from "./reading-context.ts";
import type { AttributeSyntax } from "./syntax.ts";
import { TAGS } from "./tags.ts";
import type { Token } from "./token.ts";
import * as tokens from "./tokens.ts";

/** One tag as it stands in the text; what it opens or closes is decided later. */
export interface TagHead {
  readonly kind: "opening" | "closing" | "self-closing";
  /** Lower case. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: string | null;
  readonly attributes: readonly AttributeSyntax[];
  readonly span: Span;
}

/** The tokens of one tag with a value or attributes. */
export interface TagTokens {
  readonly start: Token;
  readonly end: Token;
  readonly attributes: readonly AttributeSyntax[];
  /** What belongs to no attribute: a colon and the tag's own value, or a fault. */
  readonly loose: readonly Token[];
}

const SLASH = 47;
const NO_ATTRIBUTES: readonly AttributeSyntax[] = [];
const BROKEN_VALUE = /^<[ \t]*[\w.-]+[ \t]*:[ \t]*["']?([^"'>]*)/;

/** A tag that is one token: `<then>`, `</then>`, `<debug/>`. */
export function readWholeTag(token: Token, { names }: ReadingContext): TagHead {
  const { source, startOffset, end } = token;
  const slash = endOfSpaces(source, startOffset + 1);
  const isClosing = source.charCodeAt(slash) === SLASH;
  const start = isClosing ? endOfSpaces(source, slash + 1) : slash;
  const nameSpan = { start, end: endOfName(source, start) };
  const kind = isClosing ? "closing" : source.charCodeAt(end - 2) === SLASH ? "self-closing" : "opening";
  const written = names.cut(source, nameSpan);
  const name = TAGS.has(written) ? written : written.toLowerCase();
  return { kind, name, nameSpan, value: null, attributes: NO_ATTRIBUTES, span: token.span };
}

/** A tag without its end; its own value is kept where it can be guessed. */
export function readBrokenTag(token: Token, context: ReadingContext): TagHead {
  const head = readWholeTag(token, context);
  const lacking = token.image.endsWith(">") ? "a closing quote" : "its closing >";
  context.faults.add({
    code: "AUD1011",
    span: head.span,
    message: `The tag ${foundText(token.image)} lacks ${lacking}.`,
    hint: 'A tag looks like <name:"value" attribute:"value">.',
  });
  return { ...head, value: BROKEN_VALUE.exec(token.image)?.[1] ?? null };
}

/** A tag with a value or attributes. */
export function readOpeningTag(
  { start, end, attributes, loose }: TagTokens,
  context: ReadingContext,
): TagHead {
  return {
    ...readWholeTag(start, context),
    kind: end.end - end.startOffset === 2 ? "self-closing" : "opening",
    value: readOwnValue(loose, context.faults),
    attributes,
    span: { start: start.startOffset, end: end.end },
  };
}

/** The value behind the tag's name: a colon and a word before anything else that is loose in the tag. */
function readOwnValue(loose: readonly Token[], faults: FaultList): string | null {
  const [colon, value, next] = loose;
  const isPair = colon?.tokenType === tokens.Colon;
  const hasValue = value?.tokenType === tokens.TagString || value?.tokenType === tokens.TagWord;
  const odd = isPair && hasValue ? next : colon;
  if (odd !== undefined) faults.add(looseFault(odd));
  return isPair && hasValue ? unquoted(value.image) : null;
}

function looseFault({ image, span }: Token): Fault {
  return {
    code: "AUD1012",
    span,
    message: `Expected an attribute or >, found ${foundText(image)}.`,
    hint: `An attribute looks like name:"value"${image.endsWith("=") ? ", with a colon." : "."}`,
  };
}

/** `name:"value"`, `value` being `null` where it is missing. */
export function readAttribute(key: Token, value: Token | null, { faults }: ReadingContext): AttributeSyntax {
  const { source, startOffset: start } = key;
  const name = source.slice(start, endOfName(source, start));
  const span = { start, end: (value ?? key).end };
  if (value === null) {
    faults.add({ code: "AUD1012", span, message: `The attribute ${foundText(name)} has no value.` });
  }
  return { name: name.toLowerCase(), value: value === null ? "" : unquoted(value.image), span };
}

function unquoted(image: string): string {
  return /^["']/.test(image) ? image.slice(1, -1) : image;
}
