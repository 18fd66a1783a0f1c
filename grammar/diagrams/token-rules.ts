import type { Expression, Production } from "./expression.ts";
import { choice, except, literal, many, named, oneOf, optional, sequence, some } from "./expression.ts";

const blanks = many(named("Blank"));
const name = named("Name");

/** A string between two quotes, in which a backslash hides the next character. */
function escaped(quote: string, inside: string): Expression {
  const hidden = sequence(literal("\\"), named("Any"));
  return sequence(literal(quote), many(choice(oneOf(inside), hidden)), literal(quote));
}

function onOneLine(quote: string, inside: string): Expression {
  return sequence(literal(quote), many(oneOf(inside)), literal(quote));
}

/** What each token of the scanner looks like. A test cuts texts that are made from these forms. */
export const TOKEN_RULES: readonly Production[] = [
  { name: "Key", expression: sequence(name, many(named("Space")), literal(":")) },
  {
    name: "TermKey",
    expression: sequence(...["[Rr]", "[Ee]", "[Gg]", "[Ee]", "[Xx]"].map(oneOf), blanks, literal(":")),
    note: "where a value begins, before a quote",
  },
  {
    name: "Text",
    expression: choice(escaped('"', '[^"\\]'), escaped("'", "[^'\\]")),
    note: "no escapes between double quotes in policies for Windows; README.md tells of naked quotes",
  },
  {
    name: "Word",
    expression: sequence(some(named("WordChar")), optional(sequence(literal("'"), some(oneOf("[A-Za-z]"))))),
    note: "where no Key and no Range begins",
  },
  {
    name: "OddWord",
    expression: choice(
      sequence(name, literal(":"), some(named("WordChar"))),
      sequence(literal("<"), some(except("[^\"'<>]", "Space")), literal(">")),
    ),
    note: "right behind the colon of a Key, and not a known tag",
  },
  {
    name: "Range",
    expression: sequence(literal("["), many(oneOf("[^#xA\"'<>#x23|&,()#x5B#x5D]")), literal("]")),
    note: "without .. it is a word",
  },
  { name: "Operator", expression: choice(...["||", "&&", "|", ","].map(literal)) },
  { name: "LParen", expression: literal("(") },
  { name: "RParen", expression: literal(")") },
  { name: "Junk", expression: choice(...["&", "<", ">"].map(literal)), note: "where nothing else fits" },
  {
    name: "PlainTag",
    expression: sequence(literal("<"), blanks, name, blanks, optional(literal("/")), literal(">")),
  },
  {
    name: "ClosingTag",
    expression: sequence(literal("<"), blanks, literal("/"), blanks, name, blanks, literal(">")),
  },
  {
    name: "TagStart",
    expression: sequence(literal("<"), blanks, name),
    note: "where the tag ends on the same line, or behind lines of attributes",
  },
  {
    name: "BrokenTag",
    expression: sequence(
      literal("<"),
      blanks,
      optional(sequence(literal("/"), blanks)),
      name,
      many(oneOf("[^<>#xA#xD]")),
      optional(literal(">")),
    ),
    note: "where it is none of the three",
  },
  { name: "TagEnd", expression: sequence(optional(literal("/")), literal(">")) },
  { name: "AttributeKey", expression: sequence(name, blanks, literal(":")) },
  { name: "Colon", expression: literal(":") },
  { name: "TagString", expression: choice(onOneLine('"', '[^"#xA]'), onOneLine("'", "[^'#xA]")) },
  {
    name: "TagWord",
    expression: sequence(
      except("[^\"'<>:/|&,()#x23]", "Space"),
      many(named("TagChar")),
      optional(sequence(literal("/"), some(named("TagChar")))),
    ),
    note: "where no AttributeKey begins",
  },
  { name: "TagJunk", expression: except("[^>]", "Space"), note: "where nothing else fits" },
];

/** What the tokens are made of, and what may stand between them. */
export const CHARACTER_RULES: readonly Production[] = [
  { name: "Name", expression: sequence(oneOf("[A-Za-z_]"), many(oneOf("[A-Za-z0-9_.-]"))) },
  { name: "WordChar", expression: except("[^\"'|&,()<>#x23]", "Space") },
  { name: "TagChar", expression: except("[^\"'<>:/]", "Space") },
  { name: "Blank", expression: oneOf("[#x9#x20]") },
  {
    name: "Space",
    expression: oneOf("[#x9-#xD#x20#xA0#x1680#x2000-#x200A#x2028#x2029#x202F#x205F#x3000#xFEFF]"),
  },
  { name: "Any", expression: oneOf("[#x0-#x10FFFF]") },
  {
    name: "Comment",
    expression: sequence(literal("#"), many(oneOf("[^#xA#xD]"))),
    note: "between any two tokens but those of a tag; kept in the tree",
  },
];
