import { splitWords } from "../split-words.ts";

/** The commands in a line for the shell, and whether they are all that it says. */
export interface ShellCommands {
  readonly commands: readonly (readonly string[])[];
  readonly extent: "all" | "part";
}

const MOST_COMMANDS = 1_000;

/** An escaped character, a quoted text, where output goes, an operator between commands, or anything else. */
const PIECE =
  /\\[^]|"(?:\\[^]|[^"\\])*"?|'[^']*'?|\d?>>?(?:&\d|[ \t]*[\w./-]+)|&&|\|\||[;&|\n]|[^\\"';&|\n>\d]+|[\d>\\]/g;
const OUTPUT = /^\d?>/;
const OPERATOR = /^(?:&&|\|\||[;&|\n])$/;

/** What only a shell knows: substitutions, redirections, patterns, blocks, comments. */
const SHELL_ONLY = /[$`<>(){}*?[\]#!]/;
const RESERVED = /^(?:if|then|else|elif|fi|for|while|until|do|done|case|esac|function|in|eval|source|\.)$/;

/**
 * The commands of a script as far as they are plain words, with the variables of the environment put in. Never
 * throws; what only a shell knows is left out, and told by `extent`.
 */
export function shellCommands(script: string, environment: ReadonlyMap<string, string>): ShellCommands {
  const texts = textsOf(script, environment);
  const commands = texts.slice(0, MOST_COMMANDS).map((text) => withoutAssignments(splitWords(text)));
  const plain = commands.filter((words) => words.length > 0 && !RESERVED.test(words[0] ?? ""));
  const isAll =
    texts.length <= MOST_COMMANDS &&
    texts.every(isPlain) &&
    plain.length === commands.filter(hasWords).length;
  return { commands: plain, extent: isAll ? "all" : "part" };
}

function hasWords(words: readonly string[]): boolean {
  return words.length > 0;
}

function textsOf(script: string, environment: ReadonlyMap<string, string>): readonly string[] {
  const texts = [""];
  for (const [piece] of script.matchAll(PIECE)) {
    const last = texts.length - 1;
    if (OPERATOR.test(piece)) texts.push("");
    else if (!OUTPUT.test(piece) || piece.endsWith(">"))
      texts[last] = `${texts[last] ?? ""}${piece.startsWith("'") ? piece : expanded(piece, environment)}`;
  }
  return texts.map((text) => text.trim()).filter((text) => text !== "");
}

/** `$NAME` and `${NAME}`, where the image says what they are. */
function expanded(text: string, environment: ReadonlyMap<string, string>): string {
  return text.replace(/\$(?:(\w+)|\{(\w+)\})/g, (all, plain?: string, braced?: string) => {
    const value = environment.get(plain ?? braced ?? "");
    return value !== undefined && /^[\w./:=,@+ -]*$/.test(value) ? value : all;
  });
}

function isPlain(text: string): boolean {
  return !SHELL_ONLY.test(text.replace(/'[^']*'/g, ""));
}

function withoutAssignments(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => !/^\w+=/.test(word));
  return first === -1 ? [] : words.slice(first);
}
