import type { Document, YAMLSeq } from "yaml";
import { loadLate } from "../../support/load-late.ts";
import { appendItem } from "./append-item.ts";
import { WAIVER_KEYS } from "./read-waiver.ts";

/** What is known of a waiver that somebody begins to write; the keys are those of the file. */
export type WaiverDraft = Readonly<Partial<Record<(typeof WAIVER_KEYS)[number], string>>>;

/** The text with the waiver at its end, or why there is no place for it. */
export type AddedWaiver =
  | { readonly status: "added"; readonly text: string }
  | { readonly status: "faulty"; readonly message: string };

/** Keys that every waiver needs: an empty one is written, to be filled in. */
const NEEDED = new Set(["reason", "approver", "until"]);

/** Adds a waiver to a file's text. A list in lines keeps every byte; what is laid out otherwise keeps its comments. */
export function addWaiver(text: string, draft: WaiverDraft): AddedWaiver {
  const { parseDocument, isMap, isSeq } = loadLate("yaml") as typeof import("yaml");
  const document = parseDocument(text, { schema: "failsafe", prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) return { status: "faulty", message: `${error.message}.` };
  if (document.contents === null || text.trim() === "") document.contents = document.createNode({}) as never;
  if (!isMap(document.contents))
    return { status: "faulty", message: 'expected "waivers:" at its beginning.' };
  const list: unknown = document.get("waivers", true);
  const entries = entriesOf(draft);
  if (isSeq(list)) {
    const appended = appendItem(text, list, entries) ?? jsonWith(text, entries);
    return { status: "added", text: appended ?? laidOut(document, list, { text, entries }) };
  }
  if (!NOTHING.has(document.get("waivers"))) return { status: "faulty", message: "waivers is no list." };
  const empty = document.createNode([]);
  document.set("waivers", empty);
  return { status: "added", text: laidOut(document, empty, { text, entries }) };
}

/** What stands for a list without an item. */
const NOTHING = new Set<unknown>([undefined, null, "", "~", "null"]);

type Entries = Readonly<Record<string, string>>;

/** The whole document written again. */
function laidOut(document: Document, list: YAMLSeq, { text, entries }: { text: string; entries: Entries }) {
  list.flow = false;
  list.add(document.createNode(entries));
  const written = document.toString({ lineWidth: 0 });
  return text.includes("\r\n") ? written.replaceAll("\n", "\r\n") : written;
}

function entriesOf(draft: WaiverDraft): Entries {
  const keys = WAIVER_KEYS.filter((key) => draft[key] !== undefined || NEEDED.has(key));
  return Object.fromEntries(keys.map((key) => [key, draft[key] ?? ""]));
}

/** A file of JSON stays one; `null` where the text is none. */
function jsonWith(text: string, entries: Entries): string | null {
  try {
    const file = JSON.parse(text) as { readonly waivers: readonly unknown[] };
    return `${JSON.stringify({ ...file, waivers: [...file.waivers, entries] }, null, 2)}\n`;
  } catch {
    return null;
  }
}
