/** What is known of the variables of a shell; one that is absent may have any value. */
export type ShellVariables = ReadonlyMap<string, string>;

/** How the parts of a text are written, and what may follow on the last one. */
interface Notation {
  readonly part: RegExp;
  readonly over: RegExp;
}

const IN_WORDS: Notation = {
  part: /'([^']*)'|"((?:[^"\\]|\\[^])*)"|\$\{([A-Za-z_]\w*)(:?[+-])?((?:\$\w+|[^{}$])*)\}|\$([A-Za-z_]\w*)|\\([^])|([^\s'"$`\\();&|<>*?[\]{}]+)/gy,
  over: /^(?:\s|$)/,
};

const IN_QUOTES: Notation = {
  part: /(?!)()|(?!)()|\$\{([A-Za-z_]\w*)(:?[+-])?((?:\$\w+|[^{}$])*)\}|\$([A-Za-z_]\w*)|\\([$`"\\])|([^$`\\]+)/gy,
  over: /^$/,
};

/**
 * The text that a word of a shell stands for, with the variables put in; `null` where it is not known. A blank outside of
 * quotes ends the word.
 */
export function expandShellWord(text: string, variables: ShellVariables): string | null {
  const word = expandParts(text, IN_WORDS, variables);
  if (word === null || !/(?:^|:)~/.test(text)) return word;
  const home = variables.get("HOME");
  if (home === undefined) return null;
  return word.replaceAll(/(^|:)~(?=$|[/:])/g, (_, before: string) => before + home);
}

/** Each part of a text with what it stands for; `null` where one is not known, or something else stands there. */
function expandParts(text: string, { part, over }: Notation, variables: ShellVariables): string | null {
  const parts: string[] = [];
  let end = 0;
  for (const match of text.matchAll(part)) {
    const value = valueOf(match, variables);
    if (value === null) return null;
    parts.push(value);
    end = match.index + match[0].length;
  }
  return over.test(text.slice(end)) ? parts.join("") : null;
}

type Match = readonly (string | undefined)[];

function valueOf(match: Match, variables: ShellVariables): string | null {
  const [, single, double, name, sign, other, plain, escaped, bare] = match;
  if (double !== undefined) return expandParts(double, IN_QUOTES, variables);
  const literal = single ?? escaped ?? bare;
  return literal ?? ofVariable([name ?? plain ?? "", sign, other], variables);
}

function ofVariable([name = "", sign, other = ""]: Match, variables: ShellVariables): string | null {
  const value = variables.get(name);
  if (value === undefined) return null;
  if (sign === undefined) return other === "" ? value : null;
  if (wantsOther(sign, value)) return expandParts(other, IN_QUOTES, variables);
  return sign.endsWith("+") ? "" : value;
}

/** `${A:+:$A}` and `${A:-other}`; without the colon an empty value is one. */
function wantsOther(sign: string, value: string): boolean {
  const isGiven = value !== "" || !sign.startsWith(":");
  return sign.endsWith("+") === isGiven;
}
