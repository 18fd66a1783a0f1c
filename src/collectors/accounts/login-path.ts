import type { FileAccess } from "../../targets/file-access.ts";
import { expandShellWord } from "./expand-shell-word.ts";
import { parseShellCommands } from "./parse-shell-commands.ts";
import { parseShellAssignment } from "./parse-shell-assignment.ts";
import type { ShellCommand } from "./parse-shell-commands.ts";
import { certaintyAround, certaintyIn, enterCommand, mayHaveEnded, shellBlocks } from "./shell-blocks.ts";
import type { ShellBlocks } from "./shell-blocks.ts";
import type { Certainty } from "./shell-condition.ts";

/** The shell of a login while its start-up files are read. */
export interface LoginShellState {
  readonly files: FileAccess;
  /** What is known; `PATH` is not in it as long as it is not clear. */
  readonly variables: Map<string, string>;
  /** Where the search path was first changed in a way that is not followed; `null` while it is known. */
  unclear: string | null;
  /** Files that may still be read, so that loops come to an end. */
  filesLeft: number;
}

interface Scene {
  readonly state: LoginShellState;
  readonly path: string;
  readonly blocks: ShellBlocks;
}

const LIMIT = 1 << 18;
const PROFILE_FOLDER = "/etc/profile.d";
const SETS_PATH = /(?<![A-Za-z0-9_])PATH\+?=/;
const OWN_COMMANDS = /^(?:eval|unset\s+PATH|read\s+(?:\S+\s+)*PATH|PATH\+=)/;
/** Programs that print settings of something else. */
const HARMLESS = /^eval\s+["'`$(\s]*(?:\/usr\/bin\/)?(?:dircolors|lesspipe)\b[^;&|]*$/;

/** Follows a start-up file as far as it sets variables literally. A file that does not exist does nothing. */
export function followScript(path: string, state: LoginShellState, certainty: Certainty): void {
  const text = state.files.readText(path, LIMIT);
  if (text.status === "unavailable" && text.reason === "missing-source") return;
  state.filesLeft -= 1;
  if (text.status === "unavailable" || state.filesLeft < 0) {
    forget(state, path);
    return;
  }
  const scene = { state, path, blocks: shellBlocks(certainty) };
  for (const command of parseShellCommands(text.value)) if (followCommand(command, scene) === "stop") return;
}

function followCommand(command: ShellCommand, scene: Scene): "go on" | "stop" {
  const { state, blocks } = scene;
  const text = enterCommand(command, blocks, state);
  if (text === null) return "go on";
  if (text.startsWith("for ")) {
    followProfileFolder(state, certaintyAround(blocks));
    return "go on";
  }
  const certainty = certaintyIn(blocks);
  if (certainty === "never") return "go on";
  if (!/^(?:return|exit)\b/.test(text)) followSimple({ ...command, text }, scene);
  else if (certainty === "surely") return "stop";
  else mayHaveEnded(blocks);
  return "go on";
}

function followSimple(command: ShellCommand, scene: Scene): void {
  const { text } = command;
  const [name = ""] = text.split(/\s/, 1);
  if (name === "." || name === "source") followSource(text.slice(name.length).trim(), command, scene);
  else if (name === "pathmunge") setPath(munged(text, scene.state), command, scene);
  else if (isUnclear(text) || scene.blocks.changers.has(name)) forget(scene.state, placeOf(command, scene));
  else followAssignment(command, scene);
}

function followAssignment(command: ShellCommand, scene: Scene): void {
  const { variables } = scene.state;
  const assignment = parseShellAssignment(command.text);
  if (assignment === null) {
    if (SETS_PATH.test(command.text) && !command.text.startsWith("PATH=")) setPath(null, command, scene);
    return;
  }
  const { name, word } = assignment;
  const isSure = certaintyIn(scene.blocks) === "surely";
  const value = isSure && word !== null ? expandShellWord(word, variables) : null;
  if (name === "PATH") setPath(value, command, scene);
  else if (value === null) variables.delete(name);
  else variables.set(name, value);
}

function followSource(word: string, command: ShellCommand, { state, path, blocks }: Scene): void {
  const file = expandShellWord(word, state.variables);
  if (file?.startsWith("/") === true) followScript(file, state, certaintyIn(blocks));
  else forget(state, `${path}:${command.line}`);
}

function setPath(value: string | null, command: ShellCommand, scene: Scene): void {
  const { state } = scene;
  if (value === null || certaintyIn(scene.blocks) !== "surely") {
    state.unclear ??= placeOf(command, scene);
    state.variables.delete("PATH");
  } else {
    state.unclear = null;
    state.variables.set("PATH", value);
  }
}

/** Something may have set any variable. */
function forget(state: LoginShellState, place: string): void {
  const home = state.variables.get("HOME");
  state.unclear ??= place;
  state.variables.clear();
  if (home !== undefined) state.variables.set("HOME", home);
}

/** The function of Red Hat's `/etc/profile`: puts a folder at one end, unless it is in the path already. */
function munged(text: string, { variables }: LoginShellState): string | null {
  const [, word = "", end] = text.split(/\s+/);
  const folder = expandShellWord(word, variables);
  const path = variables.get("PATH");
  if (folder === null || path === undefined) return null;
  if (`:${path}:`.includes(`:${folder}:`)) return path;
  return end === "after" ? `${path}:${folder}` : `${folder}:${path}`;
}

function isUnclear(text: string): boolean {
  return OWN_COMMANDS.test(text) && !HARMLESS.test(text);
}

function followProfileFolder(state: LoginShellState, certainty: Certainty): void {
  const names = state.files.list(PROFILE_FOLDER);
  if (names.status === "observed") {
    for (const name of names.value.toSorted())
      if (/^[^.].*\.sh$/s.test(name)) followScript(`${PROFILE_FOLDER}/${name}`, state, certainty);
  } else if (names.reason !== "missing-source") forget(state, PROFILE_FOLDER);
}

function placeOf({ line }: ShellCommand, { path }: Scene): string {
  return `${path}:${line}`;
}
