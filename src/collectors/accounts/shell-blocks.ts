import type { ShellCommand } from "./parse-shell-commands.ts";
import { both, either, opposite, shellCondition } from "./shell-condition.ts";
import type { Certainty, ConditionScene } from "./shell-condition.ts";

interface Block {
  readonly kind: "if" | "other" | "function";
  /** Whether its commands are run. */
  now: Certainty;
  /** Whether a branch before this one was run. */
  taken: Certainty;
  /** Whether the next command is run, by `&&` and `||`. */
  joined: Certainty;
  /** Whether the last command did well. */
  last: Certainty;
  /** What the condition came to so far; `null` outside of one. */
  condition: Certainty | "open" | null;
}

/** The blocks (`if`, `for`, `case`, functions) around the command that is looked at, the innermost last. */
export interface ShellBlocks {
  readonly open: Block[];
  /** Functions that change the search path when they are called. */
  readonly changers: Set<string>;
  /** The function whose body begins with the next brace, or is being looked at. */
  called: string;
  awaitsBody: "yes" | "no";
}

const WORDS = /^(if|then|elif|else|fi|do|done|esac|while|until|\{|\})(?:\s+([^]*))?$/;
const FUNCTION = /^(?:function\s+([\w-]+)(?:\s*\(\))?|([A-Za-z_][\w-]*)\s*\(\))\s*(\{?)/;
const SETS_PATH = /(?<![A-Za-z0-9_])PATH\+?=|^eval\b/;

/** A script in which nothing is open yet. */
export function shellBlocks(base: Certainty): ShellBlocks {
  const blocks: ShellBlocks = { open: [], changers: new Set(), called: "", awaitsBody: "no" };
  push(blocks, "other", base);
  return blocks;
}

/** Whether the command that was entered last is run. */
export function certaintyIn({ open }: ShellBlocks): Certainty {
  return open.reduce<Certainty>((sum, { now, joined }) => both(both(sum, now), joined), "surely");
}

/** Whether the block is run at all in which the command stands that was entered last. */
export function certaintyAround(blocks: ShellBlocks): Certainty {
  return certaintyIn({ ...blocks, open: blocks.open.slice(0, -1) });
}

/** The rest of the script may not be reached any more. */
export function mayHaveEnded({ open: [outer] }: ShellBlocks): void {
  if (outer !== undefined) outer.now = both(outer.now, "perhaps");
}

/** Takes the words off a command that open and close blocks; `null` where nothing is left that does something. */
export function enterCommand(
  command: ShellCommand,
  blocks: ShellBlocks,
  scene: ConditionScene,
): string | null {
  if (topOf(blocks).kind === "function" && !command.text.startsWith("}")) return nest(command.text, blocks);
  joinTo(command, topOf(blocks));
  let { text } = command;
  for (let match = WORDS.exec(text); match !== null; match = WORDS.exec(text)) {
    takeWord(match[1] ?? "", blocks);
    text = match[2]?.trim() ?? "";
  }
  if (text === "") return null;
  const { condition } = topOf(blocks);
  if (condition !== null) return decide({ ...command, text }, blocks, scene);
  return begin(text, blocks, scene);
}

/** `a && b`: how well a command does that is no test is not known. */
function joinTo({ joint }: ShellCommand, block: Block): void {
  if (joint === "next") block.joined = "surely";
  else block.joined = both(block.joined, joint === "and" ? block.last : opposite(block.last));
}

/** The body of a function is looked at when it is called, and not followed even then. */
function nest(text: string, blocks: ShellBlocks): null {
  if (SETS_PATH.test(text) || /\sPATH=/.test(text)) blocks.changers.add(blocks.called);
  if (!text.startsWith("{")) return null;
  if (blocks.awaitsBody === "no") push(blocks, "function", "never");
  blocks.awaitsBody = "no";
  return null;
}

function takeWord(word: string, blocks: ShellBlocks): void {
  const block = topOf(blocks);
  if (word === "if") push(blocks, "if", "perhaps").condition = "open";
  else if (word === "then") block.condition = null;
  else if (word === "elif" || word === "else") nextBranch(block, word);
  else if (word === "while" || word === "until") push(blocks, "other", "perhaps");
  else if (word === "{") push(blocks, "other", block.joined);
  else if (word !== "do") close(blocks);
}

function nextBranch(block: Block, word: "elif" | "else"): void {
  block.taken = either(block.taken, block.now);
  block.now = opposite(block.taken);
  block.condition = word === "elif" ? "open" : null;
}

function close({ open }: ShellBlocks): void {
  if (open.length > 1) open.pop();
}

function decide({ text, joint }: ShellCommand, blocks: ShellBlocks, scene: ConditionScene): string | null {
  const block = topOf(blocks);
  const answer = shellCondition(text, scene);
  const before = block.condition;
  if (before === null || before === "open" || joint === "next") block.condition = answer;
  else block.condition = joint === "and" ? both(before, answer) : either(before, answer);
  block.now = both(opposite(block.taken), block.condition);
  return SETS_PATH.test(text) ? text : null;
}

function begin(text: string, blocks: ShellBlocks, scene: ConditionScene): string | null {
  const block = topOf(blocks);
  const [whole, long, short, brace] = FUNCTION.exec(text) ?? [];
  if (whole !== undefined) {
    blocks.called = long ?? short ?? "";
    blocks.awaitsBody = brace === "" ? "yes" : "no";
    push(blocks, "function", "never");
    nest(text.slice(whole.length).trim(), blocks);
    return null;
  }
  const isTest = /^(?:!\s+)?(?:\[|test\s)/.test(text);
  block.last = isTest ? shellCondition(text, scene) : "perhaps";
  if (isTest) return null;
  return /^(?:for|select|case)\s/.test(text) ? beginLoop(text, blocks) : text;
}

/** The loop over the folder of profiles is known by its words, so that its body is not looked at. */
function beginLoop(text: string, blocks: ShellBlocks): string | null {
  const isFollowed = /^for\s.*\/etc\/profile\.d\//s.test(text);
  const certainty = certaintyIn(blocks);
  push(blocks, "other", isFollowed ? "never" : "perhaps");
  return isFollowed && certainty !== "never" ? text : null;
}

function push({ open }: ShellBlocks, kind: Block["kind"], now: Certainty): Block {
  const block: Block = { kind, now, taken: "never", joined: "surely", last: "surely", condition: null };
  open.push(block);
  return block;
}

function topOf(blocks: ShellBlocks): Block {
  return blocks.open.at(-1) ?? push(blocks, "other", "perhaps");
}
