import type { FileEntry } from "../../model/file-entry.ts";
import type { FileAccess } from "../../targets/file-access.ts";
import { expandShellWord } from "./expand-shell-word.ts";
import type { ShellVariables } from "./expand-shell-word.ts";
import { readEntryAt } from "./read-entry-at.ts";

/** Whether something happens: `perhaps` where its condition is not followed. */
export type Certainty = "surely" | "perhaps" | "never";

/** What a condition of root's login is decided by. */
export interface ConditionScene {
  readonly files: FileAccess;
  readonly variables: ShellVariables;
}

const OWN_NUMBER =
  /"?(?:\$\(\s*(?:\/usr\/bin\/)?id -r?u\s*\)|`(?:\/usr\/bin\/)?id -r?u`|\$\{?E?UID(?:-|:-)?\}?)"?/g;

/** Whether a test such as `[ -f ~/.bashrc ]` or `[ "$(id -u)" -eq 0 ]` holds when root logs in. */
export function shellCondition(text: string, scene: ConditionScene): Certainty {
  const [, negated] = /^!\s+([^]*)$/.exec(text.trim()) ?? [];
  if (negated !== undefined) return opposite(shellCondition(negated, scene));
  if (text.trim() === "true") return "surely";
  const [, inner] = /^(?:\[\[?|test)\s+([^]*?)(?:\s+\]\]?)?$/.exec(text.trim()) ?? [];
  return inner === undefined ? "perhaps" : decide(inner.replaceAll(OWN_NUMBER, "0").trim(), scene);
}

function decide(words: string, scene: ConditionScene): Certainty {
  const [, negation, test = ""] = /^(!\s+)?([^]*)$/.exec(words) ?? [];
  const answer = comparison(test) ?? fileTest(test, scene) ?? shellTest(test, scene) ?? "perhaps";
  return negation === undefined ? answer : opposite(answer);
}

/** The other way round. */
export function opposite(certainty: Certainty): Certainty {
  if (certainty === "perhaps") return certainty;
  return certainty === "surely" ? "never" : "surely";
}

/** Whether both of two things happen. */
export function both(first: Certainty, second: Certainty): Certainty {
  if (first === "never" || second === "never") return "never";
  return first === "perhaps" || second === "perhaps" ? "perhaps" : "surely";
}

/** Whether at least one of two things happens. */
export function either(first: Certainty, second: Certainty): Certainty {
  return opposite(both(opposite(first), opposite(second)));
}

function comparison(test: string): Certainty | null {
  const [, left, sign, right] = /^"?(\d+)"?\s+(-eq|-ne|-gt|==?|!=)\s+["']?(\d+)["']?$/.exec(test) ?? [];
  if (sign === undefined) return /^-z\s+"?0"?$/.test(test) ? "never" : null;
  if (sign === "-gt") return sure(Number(left) > Number(right));
  return sure((Number(left) === Number(right)) !== (sign === "-ne" || sign === "!="));
}

function fileTest(test: string, { files, variables }: ConditionScene): Certainty | null {
  const [, letter, word] = /^-([defrsx])\s+(\S+)$/.exec(test) ?? [];
  if (letter === undefined || word === undefined) return null;
  const path = expandShellWord(word, variables);
  const seen = path === null ? null : readEntryAt(files, path);
  if (seen?.status !== "observed") return "perhaps";
  return sure(seen.value !== null && (FILE_TESTS[letter]?.(seen.value) ?? true));
}

const FILE_TESTS: Readonly<Record<string, (entry: FileEntry) => boolean>> = {
  d: ({ type }) => type === "directory",
  f: ({ type }) => type === "file",
  s: ({ size }) => size > 0,
  x: ({ mode }) => (mode & 0o111) !== 0,
};

/** Whether the shell is bash; it is told apart by a variable of its own. */
function shellTest(test: string, { variables }: ConditionScene): Certainty | null {
  const [whole, letter] = /^(?:-([nz])\s+)?"?\$\{?BASH(?:_VERSION)?-?\}?"?$/.exec(test) ?? [];
  if (whole === undefined) return null;
  const isBash = variables.get("BASH") !== "";
  return sure(isBash === (letter !== "z"));
}

function sure(holds: boolean): Certainty {
  return holds ? "surely" : "never";
}
