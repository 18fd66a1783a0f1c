import type { Span } from "../src/model/span.ts";
import type { Fault } from "./fault-list.ts";
import { foundText } from "./found-text.ts";
import type { TagHead } from "./read-tag.ts";
import type { AssignmentSyntax } from "./syntax.ts";
import { parentsOf, TAGS } from "./tags.ts";

/** `taken` is the tag that it was taken for, `null` where nobody can tell. */
export function unknownTag({ name, nameSpan }: TagHead, taken: string | null): Fault {
  const fault: Fault = {
    code: "AUD1010",
    span: nameSpan,
    message: `The tag <${foundText(name)}> is not known.`,
  };
  return taken === null ? fault : { ...fault, hint: `Did you mean <${taken}>?` };
}

export function secondBlock(span: Span): Fault {
  return {
    code: "AUD1006",
    span,
    message: "A file has one <check_type> block; this is a second one.",
    hint: "Move it to a file of its own.",
  };
}

/** `what` is a tag in angle brackets or `A keyword`. */
export function outsideOfBlock(span: Span, what: string): Fault {
  return {
    code: "AUD1007",
    span,
    message: `${what} stands outside of the <check_type> block.`,
    hint: "Everything but comments stands between <check_type> and </check_type>.",
  };
}

export function misplacedTag({ name, span }: TagHead, parent: string): Fault {
  return {
    code: "AUD1015",
    span,
    message: `<${name}> cannot stand in <${parent}>.`,
    hint: `It stands in ${parentsOf(name)}.`,
  };
}

export function misplacedKeyword({ keyword, keywordSpan }: AssignmentSyntax, parent: string): Fault {
  return {
    code: "AUD1027",
    span: keywordSpan,
    message: `The keyword ${foundText(keyword)} stands in <${parent}>, outside of an item.`,
    hint: "Is an opening <custom_item>, <item> or <report> missing before it?",
  };
}

export function closesNothing({ name, span }: TagHead): Fault {
  return {
    code: "AUD1014",
    span,
    message: `</${name}> closes nothing: no <${name}> is open here.`,
    hint: `Remove it, or add the <${name}> that it should close.`,
  };
}

/**
 * `next` is the tag that shows that the open one is over, `null` at the end of the file. An item holds no tags: where
 * the next one stands, its end is certain. At the end of the file nothing is: the rest may have been cut off.
 */
export function neverClosed({ name, span }: TagHead, next: string | null): Fault {
  const isCertain = next !== null && TAGS.get(name)?.body === "keywords";
  return {
    code: name === "group_policy" ? "AUD1017" : isCertain ? "AUD1018" : "AUD1013",
    span,
    message: `<${name}> is opened here and never closed; it was taken to end ${next === null ? "with the file" : `before ${next}`}.`,
    hint: `Add </${name}>.`,
  };
}
