/** A variable that a command sets, and the word it is set to; `null` where it cannot be told. */
interface ShellAssignment {
  readonly name: string;
  readonly word: string | null;
}

const ASSIGNMENT = /^((?:export|declare|typeset|readonly)\s+(?:-x\s+)?)?([A-Za-z_]\w*)=([^]*)$/;
const WORD = /^(?:'[^']*'|"(?:[^"\\]|\\[^])*"|\\[^]|[^\s'"\\])*/;
/** Commands of the shell itself, after which a variable keeps its value (POSIX, 2.14). */
const SPECIAL = /^(?:[.:]|eval|exec|export|readonly|set|shift|source|times|trap|unset)(?:\s|$)/;

/** The assignment that a command is; `null` where it is none. A variable for one command alone is none. */
export function parseShellAssignment(text: string): ShellAssignment | null {
  const [, keyword, name, value = ""] = ASSIGNMENT.exec(text) ?? [];
  if (name === undefined) return null;
  const [word = ""] = WORD.exec(value) ?? [];
  const rest = value.slice(word.length).trim();
  if (rest === "") return { name, word };
  const isLasting = keyword !== undefined || name !== "PATH" || isLastingBefore(word, rest);
  return isLasting ? { name, word: null } : null;
}

function isLastingBefore(word: string, rest: string): boolean {
  return /[`(]/.test(word) || SPECIAL.test(rest);
}
