import type { IToken } from "chevrotain";
import type { Span } from "../src/model/span.ts";
import type { AttributeCst, OpeningTagCst } from "./cst.ts";
import type { Fault, FaultList } from "./fault-list.ts";
import { foundText } from "./found-text.ts";
import type { AttributeSyntax } from "./syntax.ts";
import { spanOfToken } from "./token-span.ts";
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

const NAME = /[\w.-]+/;
const VALUE = /^<[ \t]*[\w.-]+[ \t]*:[ \t]*["']?([^"'>]*)/;

/** A tag that is one token: `<then>`, `</then>`, `<debug/>`. */
export function readSimpleTag(token: IToken): TagHead {
  const name = NAME.exec(token.image) ?? { 0: "", index: 1 };
  const start = token.startOffset + name.index;
  const closing = token.image.slice(0, name.index).includes("/");
  return {
    kind: closing ? "closing" : token.image.endsWith("/>") ? "self-closing" : "opening",
    name: name[0].toLowerCase(),
    nameSpan: { start, end: start + name[0].length },
    value: null,
    attributes: [],
    span: spanOfToken(token),
  };
}

/** A tag without its end; its own value is kept where it can be guessed. */
export function readBrokenTag(token: IToken, faults: FaultList): TagHead {
  const head = readSimpleTag(token);
  const lacking = token.image.endsWith(">") ? "a closing quote" : "its closing >";
  faults.add({
    code: "AUD1011",
    span: head.span,
    message: `The tag ${foundText(token.image)} lacks ${lacking}.`,
    hint: 'A tag stands on one line and looks like <name:"value" attribute:"value">.',
  });
  return { ...head, value: VALUE.exec(token.image)?.[1] ?? null };
}

/** A tag with a value or attributes. */
export function readOpeningTag(node: OpeningTagCst, faults: FaultList): TagHead {
  const [start] = node.children.TagStart;
  const [end] = node.children.TagEnd;
  const attributes = (node.children.attribute ?? []).map((attribute) => readAttribute(attribute, faults));
  return {
    ...readSimpleTag(start),
    kind: end.image === "/>" ? "self-closing" : "opening",
    value: readOwnValue(node, faults),
    attributes,
    span: { start: start.startOffset, end: end.startOffset + end.image.length },
  };
}

/** The value behind the tag's name: a colon and a word before anything else that is loose in the tag. */
function readOwnValue(node: OpeningTagCst, faults: FaultList): string | null {
  const loose = looseTokens(node);
  const [colon, value] = loose;
  const isPair = colon?.tokenType === tokens.Colon;
  const hasValue = value?.tokenType === tokens.TagString || value?.tokenType === tokens.TagWord;
  const [odd] = isPair && hasValue ? loose.slice(2) : loose;
  if (odd !== undefined) faults.add(looseFault(odd));
  return isPair && hasValue ? unquoted(value.image) : null;
}

function looseTokens({ children }: OpeningTagCst): IToken[] {
  const { Colon, TagString, TagWord, TagJunk } = children;
  return [Colon, TagString, TagWord, TagJunk]
    .flatMap((some) => some ?? [])
    .sort((a, b) => a.startOffset - b.startOffset);
}

function looseFault(token: IToken): Fault {
  return {
    code: "AUD1012",
    span: spanOfToken(token),
    message: `Expected an attribute or >, found ${foundText(token.image)}.`,
    hint: 'An attribute looks like name:"value".',
  };
}

function readAttribute({ children }: AttributeCst, faults: FaultList): AttributeSyntax {
  const [key] = children.AttributeKey;
  const value = children.TagString?.[0] ?? children.TagWord?.[0];
  const name = key.image.slice(0, -1).trimEnd();
  const span = { start: key.startOffset, end: spanOfToken(value ?? key).end };
  if (value === undefined) {
    faults.add({ code: "AUD1012", span, message: `The attribute ${foundText(name)} has no value.` });
  }
  return { name: name.toLowerCase(), value: value === undefined ? "" : unquoted(value.image), span };
}

function unquoted(image: string): string {
  return /^["']/.test(image) ? image.slice(1, -1) : image;
}
