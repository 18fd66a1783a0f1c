const LITERAL = "[A-Za-z0-9 _=:,;\"'/@%<>#!~&.-]";
const ESCAPE = "\\\\(?:[sSdDwW]|[!-/:-@[-`{-~])";
const IN_CLASS = "(?:a-z|A-Z|0-9|[A-Za-z0-9 _=:,;\"'/@%<>#!~&.*+?(){}|$]|\\\\(?:[sdw]|[!-/:-@[-`{-~]))";
const ATOM = `(?:${LITERAL}|${ESCAPE}|\\[(?![:.=])\\^?(?!\\^)${IN_CLASS}+\\])[*+?]?`;
const GROUP = `\\((?:\\?:)?(?:${ATOM})*(?:\\|(?:${ATOM})*)*\\)`;

/**
 * Patterns of characters, classes, simple repeats and groups that are not repeated, such as `^[\s]*Port[\s]+(22|23)$`.
 * Whatever has this form is a pattern, can be matched here, matches some text and cannot take long. Most patterns of
 * policies have it, and are spared a closer look, which takes a thousand times as long.
 */
export const PLAIN_PATTERN = new RegExp(`^\\^?(?:${ATOM}|${GROUP})*\\$?$`);
