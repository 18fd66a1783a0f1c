import { posix } from "node:path";
import { isPattern } from "../configuration-reader.ts";
import { expandVariables, loadModule } from "./apache-state.ts";
import type { ApacheState } from "./apache-state.ts";
import { parseApache } from "./parse-apache.ts";
import type { ApacheLine } from "./parse-apache.ts";

const DEEPEST = 16;
const MOST_LINES = 200_000;

/** Whether the lines of a section count. */
type Branch = "taken" | "left-out" | "unclear";

/** Reads a file line by line into the state, with everything that it includes. */
export function readApache(state: ApacheState, file: string, depth: number): void {
  const text = state.scene.reader.text(file);
  if (text.status === "unavailable") {
    state.problems.push(text.detail);
    return;
  }
  const open: Branch[] = [];
  for (const line of parseApache(text.value)) {
    state.count += 1;
    if (state.count > MOST_LINES) {
      state.problems.push(`${file} was not read to its end: there are too many lines.`);
      return;
    }
    if (line.kind === "begin") open.push(branchOf(line, state));
    else if (line.kind === "end") open.pop();
    else if (!open.includes("left-out")) {
      if (open.includes("unclear")) remarkOn(state, line, file);
      else takeDirective(state, line, { file, depth });
    }
  }
}

/** Only three directives can open a port or hide one that does. */
function remarkOn(state: ApacheState, { name, text, line }: ApacheLine, file: string): void {
  if (["listen", "include", "includeoptional"].includes(name))
    state.problems.push(`${file} line ${line}: whether this counts is not known: ${text.slice(0, 200)}`);
}

const CONDITIONS: Readonly<Record<string, (word: string, state: ApacheState) => Branch>> = {
  ifmodule: (word, { modules }) => (modules.has(word) ? "taken" : "left-out"),
  ifdefine: (word, { defines }) => (defines.has(word) ? "taken" : "left-out"),
  iffile: (word, { scene, root }) =>
    scene.reader.has(posix.resolve(root, word)) === "yes" ? "taken" : "left-out",
  ifversion: () => "unclear",
  ifdirective: () => "unclear",
  ifsection: () => "unclear",
};

/** Sections for a part of the site cannot hold a directive that opens a port. */
function branchOf({ name, args }: ApacheLine, state: ApacheState): Branch {
  const condition = Object.hasOwn(CONDITIONS, name) ? CONDITIONS[name] : undefined;
  const word = expandVariables(args.join(" "), state);
  if (condition === undefined) return name === "virtualhost" || name === "macro" ? "left-out" : "taken";
  if (word === null) return "unclear";
  const answer = condition(word.replace(/^!/, ""), state);
  if (!word.startsWith("!") || answer === "unclear") return answer;
  return answer === "taken" ? "left-out" : "taken";
}

interface Place {
  readonly file: string;
  readonly depth: number;
}

type Directive = (state: ApacheState, line: ApacheLine, place: Place) => void;

const DIRECTIVES: Readonly<Record<string, Directive>> = {
  listen: (state, line, { file }) => {
    state.listens.push({ ...line, file });
  },
  loadmodule: (state, { args: [identifier = ""] }) => {
    loadModule(state, identifier);
  },
  define: (state, { args: [name = "", value = ""] }) => {
    state.defines.add(name);
    state.variables.set(name, expandVariables(value, state) ?? value);
  },
  undefine: (state, { args: [name = ""] }) => {
    state.defines.delete(name);
  },
  serverroot: (state, { args: [root = ""] }) => {
    state.root = expandVariables(root, state) ?? state.root;
  },
  include,
  includeoptional: include,
};

function takeDirective(state: ApacheState, line: ApacheLine, place: Place): void {
  if (Object.hasOwn(DIRECTIVES, line.name)) DIRECTIVES[line.name]?.(state, line, place);
}

function include(state: ApacheState, line: ApacheLine, { file, depth }: Place): void {
  const path = expandVariables(line.args[0] ?? "", state);
  const files = path === null || depth >= DEEPEST ? null : filesOf(state, path);
  if (path === null || files === null) {
    const words = line.args.join(" ").slice(0, 200);
    state.problems.push(`${file} line ${line.line}: what is included here is not known: ${words}`);
    return;
  }
  if (files.length === 0 && line.name === "include" && !isPattern(path))
    state.problems.push(`${file} line ${line.line}: ${path} is not there.`);
  for (const next of files.flatMap((entry) => filesIn(state, entry, depth)))
    readApache(state, next, depth + 1);
}

function filesOf({ scene, root }: ApacheState, path: string): readonly string[] | null {
  const found = scene.reader.glob(posix.resolve(root, path));
  return found.status === "observed" ? found.value : null;
}

/** A folder stands for all files in it and below it. */
function filesIn(state: ApacheState, path: string, depth: number): readonly string[] {
  if (state.scene.reader.kindOf(path) !== "directory") return [path];
  if (depth >= DEEPEST) return [];
  return state.scene.reader.names(path).flatMap((name) => filesIn(state, posix.join(path, name), depth + 1));
}
