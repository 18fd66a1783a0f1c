/** A text as one word of a POSIX shell, which reads nothing in it: not even a quote or a line end. */
export function shellWord(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

const GLOB = /[*?[]/;
/** A star, any character, a set (a class such as `[:digit:]` may be in it), or a character that stands for itself. */
const PART = /\*+|\?|\[[!^]?\]?(?:\[:[a-z]+:\]|\\[^]|[^\]])*\]|\\[^]/g;
const PLAIN_SET = /^\[[!^]?[\w.-]+\]$/;

/** Whether one part of a path stands for more than itself. */
export function isGlob(part: string): boolean {
  return GLOB.test(part);
}

/**
 * A path in which globs are the shell's, and everything else is quoted. A set that shells read differently stands for
 * any character: what they find too much is left out again when it is read.
 */
export function shellPattern(path: string): string {
  return path
    .split("/")
    .map((part) => (isGlob(part) ? patternOf(part) : part === "" ? "" : shellWord(part)))
    .join("/");
}

function patternOf(part: string): string {
  const words: string[] = [];
  let at = 0;
  for (const { 0: glob, index } of part.matchAll(PART)) {
    if (index > at) words.push(shellWord(part.slice(at, index)));
    words.push(wordOf(glob));
    at = index + glob.length;
  }
  if (at < part.length) words.push(shellWord(part.slice(at)));
  return words.join("");
}

function wordOf(glob: string): string {
  if (glob.startsWith("*")) return "*";
  if (glob.startsWith("\\")) return shellWord(glob.slice(1));
  return PLAIN_SET.test(glob) ? glob.replace("[^", "[!") : "?";
}
