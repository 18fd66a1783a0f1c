import type { DiagnosticSeverity } from "../src/model/diagnostic.ts";

/** Every code of this room with its severity and meaning. Codes are stable and never reused. */
export const SYNTAX_FAULTS = {
  AUD1001: ["error", "The file is binary data, not text."],
  AUD1002: ["warning", "The file is not valid UTF-8 and was read as Latin-1."],
  AUD1003: ["error", "The file is empty."],
  AUD1004: ["error", "The file holds only comments."],
  AUD1005: ["error", "The file has no <check_type> block."],
  AUD1006: ["error", "The file has a second <check_type> block."],
  AUD1007: ["error", "Something stands outside of the <check_type> block."],
  AUD1008: ["error", "The file has too many tokens to be read."],
  AUD1010: ["error", "The tag is not known."],
  AUD1011: ["error", "The tag lacks its > or a quote."],
  AUD1012: ["error", "Something in the tag is neither its value nor an attribute."],
  AUD1013: ["error", "The closing tag is missing."],
  AUD1014: ["error", "The closing tag closes nothing."],
  AUD1015: ["error", "The tag cannot stand there."],
  AUD1017: ["warning", "The <group_policy> is not closed."],
  AUD1018: ["warning", "The closing tag of an item is missing before the next tag."],
  AUD1020: ["error", "The closing quote is missing."],
  AUD1021: ["warning", "A string holds quotes of its own kind that are not escaped."],
  AUD1022: ["error", "The keyword has no value."],
  AUD1023: ["error", "A value stands without a keyword."],
  AUD1024: ["error", "Text follows a complete value."],
  AUD1025: ["error", "The colon after the keyword is missing."],
  AUD1026: ["error", "The opening quote is missing, or is a typographic one."],
  AUD1027: ["error", "A keyword stands outside of an item."],
  AUD1028: ["warning", "The closing quote is missing at the end of a line."],
  AUD1030: ["error", "An operator lacks an operand."],
  AUD1031: ["error", "A parenthesis has no partner."],
  AUD1032: ["error", "Parentheses are nested too deeply."],
  AUD1090: ["note", "There are more faults than are shown."],
  AUD1091: ["error", "The parser failed on text that it should have read: a bug of this program."],
} as const satisfies Readonly<Record<string, readonly [DiagnosticSeverity, string]>>;

export type SyntaxFaultCode = keyof typeof SYNTAX_FAULTS;
