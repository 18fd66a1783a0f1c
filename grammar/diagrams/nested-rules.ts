import { TAGS } from "../tags.ts";
import type { Expression, Production } from "./expression.ts";
import { choice, literal, many, named, optional, sequence } from "./expression.ts";

/** Names of contents that several tags share, by the first of these tags. */
const SHARED_CONTENTS: Readonly<Record<string, string>> = {
  check_type: "content",
  item: "keywords",
  acl: "accessRights",
};

/** What the flat sequence of tags becomes once it is nested: which tag holds which, and what closes it. */
export function nestedRules(): readonly Production[] {
  const names = [...TAGS.keys()];
  const tags = names.map((name) => ({ name, expression: tagOf(name) }));
  const shared = Object.entries(SHARED_CONTENTS).map(([tag, name]) => ({
    name,
    expression: contentOf(tag),
  }));
  return [{ name: "file", expression: contentOf("file") }, ...tags, ...shared, ...PARTS];
}

function tagOf(name: string): Expression {
  const opening = [literal(`<${name}`), named("head")];
  const rule = TAGS.get(name);
  if (rule === undefined || rule.body === "nothing") return sequence(...opening, named("TagEnd"));
  const closers = [...new Set(rule.closers)].map((closer) => literal(`</${closer}>`));
  const whole = sequence(literal(">"), sharedContentOf(name), choice(...closers));
  return sequence(...opening, choice(whole, literal("/>")));
}

/** The content of a tag, by its name if other tags have the same. */
function sharedContentOf(tag: string): Expression {
  const written = JSON.stringify(contentOf(tag));
  const first = Object.keys(SHARED_CONTENTS).find((other) => JSON.stringify(contentOf(other)) === written);
  return first === undefined ? contentOf(tag) : named(SHARED_CONTENTS[first] ?? "");
}

function contentOf(tag: string): Expression {
  const held = [...TAGS].filter(([, { parents }]) => parents.includes(tag)).map(([name]) => named(name));
  const pairs = TAGS.get(tag)?.body === "keywords" ? [named("pair")] : [];
  return many(choice(...pairs, ...held));
}

const tagText = choice(named("TagString"), named("TagWord"));

/** `value`, with `operator` between its operands. */
function listOf(operand: string, operator: string): Expression {
  return sequence(named(operand), many(sequence(literal(operator), named(operand))));
}

/** What tags and keywords are made of. Every operator binds tighter than the one before it. */
const PARTS: readonly Production[] = [
  {
    name: "head",
    expression: sequence(
      optional(sequence(named("Colon"), tagText)),
      many(sequence(named("AttributeKey"), tagText)),
    ),
  },
  { name: "pair", expression: sequence(named("Key"), choice(named("columns"), named("OddWord"))) },
  { name: "columns", expression: listOf("entries", ",") },
  { name: "entries", expression: listOf("alternatives", "|") },
  { name: "alternatives", expression: listOf("set", "||") },
  { name: "set", expression: listOf("primary", "&&") },
  {
    name: "primary",
    expression: choice(
      named("Text"),
      named("Word"),
      named("Range"),
      sequence(named("TermKey"), named("Text")),
      sequence(named("LParen"), named("columns"), named("RParen")),
    ),
  },
];
