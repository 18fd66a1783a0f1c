import type { FaultList } from "./fault-list.ts";
import { findKey } from "./find-key.ts";
import type { PortCheckKey } from "./find-key.ts";
import type { ConfigLine } from "./split-lines.ts";

/** A line of the port check: its heading, or one of its settings. */
export type RelevantLine =
  | Extract<ConfigLine, { kind: "section" }>
  | (Extract<ConfigLine, { kind: "setting" }> & { readonly known: PortCheckKey });

/** A block that is open: where it began, and whether it was said that it cannot be decided. */
interface Block {
  readonly line: Extract<ConfigLine, { kind: "directive" }>;
  said: "no" | "yes";
}

/** Goes through a configuration: sections and conditional blocks are followed, lines of other modules are left out. */
export function* relevantLines(lines: readonly ConfigLine[], faults: FaultList): Generator<RelevantLine> {
  const blocks: Block[] = [];
  let section: "none" | "own" | "other" = "none";
  for (const line of lines) {
    if (line.kind === "directive") followBlock(line, blocks, faults);
    else if (line.kind === "section") {
      section = /^PortCheck/i.test(line.name) ? "own" : "other";
      if (section === "own") yield line;
    } else {
      const relevant = relevantOf(line, section, faults);
      if (relevant === null) continue;
      refuseInBlock(relevant, blocks, faults);
      yield relevant;
    }
  }
  for (const { line } of blocks) faults.add(line.span, unbalanced("this block is not closed"));
}

const unbalanced = (message: string) =>
  ({ code: "AUD6022", severity: "error", message, hint: "every block ends with @end or @fi" }) as const;

function followBlock(line: Block["line"], blocks: Block[], faults: FaultList): void {
  const word = /^!?[@$]\s*(\w*)/.exec(line.text)?.[1]?.toLowerCase() ?? "";
  if (word === "else") return;
  if (word !== "end" && word !== "fi") blocks.push({ line, said: "no" });
  else if (blocks.pop() === undefined) faults.add(line.span, unbalanced("no block is open here"));
}

/** Which of several values counts would be known on the host alone. */
function refuseInBlock({ span }: RelevantLine, blocks: readonly Block[], faults: FaultList): void {
  const block = blocks.at(-1);
  if (block?.said !== "no") return;
  block.said = "yes";
  const message = `whether this counts depends on "${block.line.text.slice(0, 60)}", which is not decided here`;
  const hint = "keep a configuration for each kind of host: leave the block out, or its settings without it";
  faults.add(span, { code: "AUD6013", severity: "error", message, hint });
}

function relevantOf(
  line: Extract<ConfigLine, { kind: "setting" | "other" }>,
  section: "none" | "own" | "other",
  faults: FaultList,
): RelevantLine | null {
  const known = line.kind === "setting" && line.value !== "" ? findKey(line.key) : null;
  if (line.kind === "other" || known === null) {
    if (section === "own") faults.add(line.span, invalid(section));
    return null;
  }
  if (section === "none") {
    faults.add(line.span, invalid(section));
    return null;
  }
  if (line.key.length > known.length) faults.add(line.span, extraLetters(known));
  if (section === "other") faults.add(line.span, { code: "AUD6015", severity: "note", message: ELSEWHERE });
  return { ...line, known };
}

const ELSEWHERE = "samhain takes this setting in the section of any module";

function invalid(section: "none" | "own") {
  const message =
    section === "none"
      ? "a setting before the first section, which samhain refuses"
      : "no setting that samhain knows: it refuses this line";
  const hint = section === "none" ? "write [PortCheck] above it" : "a setting is written KEY = VALUE";
  return { code: "AUD6002", severity: "warning", message, hint } as const;
}

function extraLetters(known: string) {
  const message = `samhain takes this for ${known}, and ignores the letters behind it`;
  return { code: "AUD6014", severity: "note", message } as const;
}
