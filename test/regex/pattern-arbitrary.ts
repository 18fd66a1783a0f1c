import fc from "fast-check";
import type { PatternCase } from "./pcre.ts";

const character = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom("a", "b") },
  {
    weight: 1,
    arbitrary: fc.constantFrom("A", "B", "1", "_", " ", "-", "é", "\\n", "\\x41", "\\.", "]", "\\101"),
  },
);
const escape = fc.constantFrom(
  ..."\\d \\D \\w \\W \\s \\S \\h \\H \\v \\V \\N \\R \\C \\t \\e \\cA \\x{62} \\o{141} \\Qa.b\\E \\pL \\P{Lu} \\x80".split(
    " ",
  ),
);
const place = fc.constantFrom("^", "$", "\\A", "\\Z", "\\z", "\\b", "\\B", "\\G", "[[:<:]]", "[[:>:]]");
const classMember = fc.constantFrom(
  ..."a b B 1 - _ a-b A-Z 0-9 \\d \\w \\S \\n \\- [:alpha:] [:^space:] [:upper:] \\] é \\x{61}-z \\Q]\\E [ .".split(
    " ",
  ),
);
const bracket = fc
  .tuple(
    fc.constantFrom("", "", "^", "^", "]", "^]", "\\E^", "\\Q^\\E", "\\Q^", "\\Q\\E^"),
    fc.array(classMember, { minLength: 1, maxLength: 3 }),
  )
  .map(([start, members]) => `[${start}${members.join("")}]`);
const quantifierOf = (counts: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...counts), fc.constantFrom("", "", "", "?", "+"))
    .map(([count, greed]) => count + greed);
const quantifier = quantifierOf(["*", "+", "?", "{2}", "{1,2}", "{0,3}", "{2,}", "{0}"]);
/** Without `{0}`: PCRE 10.42 takes a pattern to be anchored for the sake of a `\A` in a group repeated no times. */
const groupQuantifier = quantifierOf(["*", "+", "?", "{2}", "{1,2}", "{0,3}", "{2,}"]);
const opening = fc.constantFrom(
  "(",
  "(",
  "(?:",
  "(?i:",
  "(?>",
  "(?=",
  "(?!",
  "(?<n>",
  "(?|",
  "(?s-i:",
  "(?m:",
  "(*nla:",
  "(?U:",
);
const fixed = fc
  .array(fc.oneof(character, escape, bracket, place), { maxLength: 3 })
  .map((parts) => parts.join(""));
const behind = fc
  .tuple(fc.constantFrom("(?<=", "(?<!"), fc.array(fixed, { minLength: 1, maxLength: 2 }))
  .map(([open, branches]) => `${open}${branches.join("|")})`);
const ahead = fc.tuple(fc.constantFrom("(?=", "(?!"), fixed).map(([open, asked]) => `${open}${asked})`);
const reference = fc.constantFrom("\\1", "\\2", "\\g{-1}", "\\k<n>", "(?P=n)", "(?i)\\1");
const oddity = fc.constantFrom(
  "(?i)",
  "(?-i)",
  "(?m)",
  "(?s)",
  "(?x)",
  "(?xx)",
  "(?#c)",
  "\\K",
  "(*F)",
  "(?n)",
  "(?R)",
  "(?^)",
  "\\E",
  "{",
  "a{,2}",
  "#",
);

const { pattern } = fc.letrec<{ pattern: string; sequence: string; piece: string; group: string }>((tie) => ({
  pattern: fc.array(tie("sequence"), { minLength: 1, maxLength: 2 }).map((branches) => branches.join("|")),
  sequence: fc.array(tie("piece"), { maxLength: 3 }).map((pieces) => pieces.join("")),
  piece: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    { weight: 6, arbitrary: character },
    { weight: 4, arbitrary: fc.tuple(character, quantifier).map((parts) => parts.join("")) },
    { weight: 2, arbitrary: fc.tuple(fc.oneof(escape, bracket), quantifier).map((parts) => parts.join("")) },
    { weight: 2, arbitrary: fc.oneof(escape, bracket, fc.constant(".")) },
    { weight: 2, arbitrary: place },
    { weight: 1, arbitrary: oddity },
    { weight: 1, arbitrary: reference },
    { weight: 5, arbitrary: tie("group") },
    { weight: 3, arbitrary: fc.tuple(tie("group"), groupQuantifier).map((parts) => parts.join("")) },
  ),
  group: fc.oneof(
    { weight: 9, arbitrary: fc.tuple(opening, tie("pattern")).map(([open, body]) => `${open}${body})`) },
    { weight: 2, arbitrary: fc.tuple(behind, tie("sequence")).map((parts) => parts.join("")) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.oneof(behind, ahead), tie("sequence"), tie("sequence"))
        .map(([look, yes, no]) => `(?${look}${yes}|${no})`),
    },
  ),
}));

const textPart = fc.constantFrom(
  "a",
  "b",
  "a",
  "b",
  "aa",
  "A",
  "B",
  "1",
  "_",
  " ",
  "-",
  "é",
  "\n",
  "\t",
  "ab",
  "aab",
  "\r\n",
  "]",
);
const texts = fc.array(
  fc.array(textPart, { maxLength: 8 }).map((parts) => parts.join("")),
  { minLength: 3, maxLength: 3 },
);

/** Any pattern of the dialect, with texts over the same letters. */
export const patternCase: fc.Arbitrary<PatternCase> = fc.record({ pattern, texts });

const words = ["PermitRootLogin", "port", "MACs", "net.ipv4.ip_forward", "max-age"];
const blank = fc.constantFrom("[\\s]*", "\\s*", "[[:space:]]*", "[ \\t]+", "[\\s]+", "\\h+", "");
const value = fc.constantFrom(
  "no",
  "([Nn][Oo])",
  "(yes|no)",
  "[1-9][0-9]*",
  "(?i)no(?-i)",
  "(?!yes)\\w+",
  "([0-9]|[1-9][0-9])",
  '"?[^"]*"?',
  ".*(?<!-)no.*",
  "(?:[^#\\n]*,)?no(?:,.*)?",
);
const ending = fc.constantFrom("[\\s]*$", "$", "\\s*(#.*)?$", "", "\\b", "(?=[\\s]|$)", "\\Z");
const beginning = fc.constantFrom("^", "^(?i)", "", "^(?![\\s]*#)", "\\A", "^[\\s]*(?!#)", "(?m)^");

const lineOf = (word: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom("", " ", "#", "\t", "\n"),
      fc.constantFrom(word, word, word.toUpperCase(), "other"),
      fc.constantFrom(" ", "\t", "  ", "=", ""),
      fc.constantFrom("no", "yes", "NO", "12", '"no"', "a,no,b", "x-no", "é"),
      fc.constantFrom("", " ", "\n", " # note", `\n${word} no\n`),
    )
    .map((parts) => parts.join(""));

/** Patterns as policies write them, with lines as configuration files hold them. */
export const policyCase: fc.Arbitrary<PatternCase> = fc.constantFrom(...words).chain((word) =>
  fc.record({
    pattern: fc
      .tuple(beginning, blank, fc.constant(word.replaceAll(".", "\\.")), blank, value, ending)
      .map((parts) => parts.join("")),
    texts: fc.array(lineOf(word), { minLength: 4, maxLength: 4 }),
  }),
);
