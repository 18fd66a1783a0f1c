import type { Seen, Unavailable, UnavailableReason } from "../../model/observation.ts";
import type { RecordedSection, Recording } from "./recording.ts";
import { unfoldSection } from "./unfold-section.ts";

const LIMIT_BYTES = 256 << 20;
const MOST_SECTIONS = 1_000_000;
const START = "@ dotaudit recording ";
const VERSION = "1";
/** What a login may say before the script begins. */
const MOST_BEFORE = 64 << 10;
const HEADER = /^@ ([a-z\d-]{1,32}) (ok|denied|missing) ([^\n]{1,4096})$/;

type Sections = Map<string, Map<string, RecordedSection[]>>;

/** Whether a text is what the script of `audit collect --script` prints. Looks at its beginning. */
export function isRecording(start: Buffer): boolean {
  return findStart(start.toString("latin1", 0, MOST_BEFORE)) !== -1;
}

/** Reads what the script printed. A recording without its end is `truncated-output`: nothing of it is used. */
export function parseRecording(bytes: Buffer): Seen<Recording> {
  if (bytes.length > LIMIT_BYTES)
    return refused("truncated-output", `is longer than the ${LIMIT_BYTES} bytes that are read`);
  const text = bytes.toString("latin1");
  const start = findStart(text.slice(0, MOST_BEFORE));
  if (start === -1) return refused("malformed-output", "does not begin like one");
  const [first = "", ...blocks] = text.slice(start).split("\n@ ", MOST_SECTIONS);
  const fault = faultOfStart(first) ?? faultOfEnd(blocks);
  return fault ?? readSections(blocks.slice(0, -1));
}

function findStart(text: string): number {
  if (text.startsWith(START)) return 0;
  const at = text.indexOf(`\n${START}`);
  return at === -1 ? -1 : at + 1;
}

function faultOfStart(first: string): Unavailable | null {
  const version = first.slice(START.length).replace(/\n$/, "");
  if (version === VERSION) return null;
  if (version.endsWith("\r")) return refused("malformed-output", "went through a terminal; use `ssh -T`");
  return refused("not-supported", "is of a version that is not known here");
}

function faultOfEnd(blocks: readonly string[]): Unavailable | null {
  const end = /^end (\d{1,9})\n\s*$/.exec(blocks.at(-1) ?? "");
  if (end === null) return refused("truncated-output", "is cut, or something follows its end");
  if (Number(end[1]) === blocks.length - 1) return null;
  return refused("truncated-output", `has ${blocks.length - 1} of its ${end[1] ?? ""} sections`);
}

function readSections(blocks: readonly string[]): Seen<Recording> {
  const sections: Sections = new Map();
  for (const [index, block] of blocks.entries()) {
    const lineEnd = block.indexOf("\n");
    const header = HEADER.exec(`@ ${block.slice(0, Math.max(lineEnd, 0))}`);
    const content = contentOf(block.slice(lineEnd));
    if (header === null || content === null)
      return refused("malformed-output", `has a section ${index + 1} of another shape`);
    const [, kind = "", state = "", path = ""] = header;
    note(sections, [kind, path], { state: state as RecordedSection["state"], content });
    for (const part of unfoldSection(kind, content)) note(sections, [part.kind, part.path], part.section);
  }
  return { status: "observed", value: recordingOf(sections) };
}

/** Every line stands behind a blank, and the script ends each content with a line end of its own. */
function contentOf(lines: string): string | null {
  if (!lines.startsWith("\n ") || /\n[^ ]/.test(lines)) return null;
  return lines.replaceAll("\n ", "\n").slice(1);
}

function note(
  sections: Sections,
  [kind, path]: readonly [kind: string, path: string],
  section: RecordedSection,
): void {
  const ofKind = sections.get(kind) ?? new Map<string, RecordedSection[]>();
  sections.set(kind, ofKind);
  const known = ofKind.get(path);
  if (known === undefined) ofKind.set(path, [section]);
  else known.push(section);
}

function recordingOf(sections: Sections): Recording {
  return {
    sectionsOf: (kind, path) => sections.get(kind)?.get(path) ?? [],
    ofKind: (kind) =>
      [...(sections.get(kind) ?? [])].flatMap(([path, all]) =>
        all.map((section) => [path, section] as const),
      ),
  };
}

function refused(reason: UnavailableReason, words: string): Unavailable {
  return { status: "unavailable", reason, detail: `The recording ${words}; take it again.` };
}
