const LONGEST_PATH = 500;
const LONGEST_COMMENT = 200;

/** Marks that mean something in a pattern of names. */
const PATTERN_MARK = /[.*+?[\](){}^$]/g;

/**
 * Whether a path may stand in a policy: printable ASCII without quotes, backslashes, `|`, `#`, `<`, `>`, `&`, `;`, and
 * with too few `@` to be a variable.
 */
export function isSafePath(path: string): boolean {
  return (
    path.length <= LONGEST_PATH &&
    /^\/[\w ./+:,=~%@()[\]{}^$*?!-]*$/.test(path) &&
    !path.endsWith(" ") &&
    path.split("@").length <= 2
  );
}

/** A pattern that matches this path and no other. */
export function patternOfPath(path: string): string {
  return path.replace(PATTERN_MARK, String.raw`\$&`);
}

/** Whether the name of a user or of a package may stand in a policy. */
export function isSafeName(name: string): boolean {
  return /^[A-Za-z_][\w.+-]{0,99}$/.test(name);
}

/** Any text for a comment: what could be a tag, a variable, a quote or a new line is written as `\u{…}`. */
export function commentText(text: string): string {
  if (text === "") return "(empty)";
  const start = Array.from(text.slice(0, LONGEST_COMMENT));
  const shown = start.map((character) =>
    /[\w ./+:,=()-]/.test(character) ? character : escapeOf(character),
  );
  return shown.join("").trim() + (text.length > LONGEST_COMMENT ? " ..." : "");
}

function escapeOf(character: string): string {
  return String.raw`\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
