import type { Production } from "./expression.ts";
import { flatRules } from "./flat-rules.ts";
import { nestedRules } from "./nested-rules.ts";
import { CHARACTER_RULES, TOKEN_RULES } from "./token-rules.ts";

/** A part of the grammar, with the lines that introduce it. */
export interface GrammarSection {
  readonly title: string;
  readonly about: readonly string[];
  readonly productions: readonly Production[];
}

/** The whole grammar: made from the parser and its tables whenever it is asked for. */
export function grammarSections(): readonly GrammarSection[] {
  return [
    {
      title: "The nested language",
      about: [
        "What a policy without a diagnostic looks like. Tags are written in any case, with blanks inside of <, > and :.",
        "A file has one <check_type>.",
        "An <if> needs one <condition>, one <then> and at most one <else>: the binder says so, not the grammar.",
      ],
      productions: nestedRules(),
    },
    {
      title: "The flat grammar",
      about: [
        "What the parser reads. Every sequence of tokens is a policy, so that every fault can be survived.",
        "Its tags are nested afterwards, by a stack.",
      ],
      productions: flatRules(),
    },
    {
      title: "Tokens",
      about: [
        "From TagStart to TagEnd the scanner cuts TagEnd, AttributeKey, Colon, TagString, TagWord and TagJunk,",
        "elsewhere all others.",
      ],
      productions: TOKEN_RULES,
    },
    { title: "Characters", about: [], productions: CHARACTER_RULES },
  ];
}
