import { loadLate } from "../../support/load-late.ts";
import { WAIVER_KEYS } from "./read-waiver.ts";

/** What is known of a waiver that somebody begins to write; the keys are those of the file. */
export type WaiverDraft = Readonly<Partial<Record<(typeof WAIVER_KEYS)[number], string>>>;

/** The text with the waiver at its end, or why there is no place for it. */
export type AddedWaiver =
  | { readonly status: "added"; readonly text: string }
  | { readonly status: "faulty"; readonly message: string };

/** Keys that every waiver needs: an empty one is written, to be filled in. */
const NEEDED = new Set(["reason", "approver", "until"]);

/** Adds a waiver to a file's text, and leaves everything else in it as it stands, comments too. */
export function addWaiver(text: string, draft: WaiverDraft): AddedWaiver {
  const { parseDocument, isMap, isSeq } = loadLate("yaml") as typeof import("yaml");
  const document = parseDocument(text, { schema: "failsafe", prettyErrors: false });
  if (document.contents === null || text.trim() === "") document.contents = document.createNode({}) as never;
  if (!isMap(document.contents))
    return { status: "faulty", message: 'expected "waivers:" at its beginning.' };
  const list: unknown = document.get("waivers", true);
  if (!isSeq(list)) {
    if (document.has("waivers") && document.get("waivers") !== "" && document.get("waivers") !== null)
      return { status: "faulty", message: "waivers is no list." };
    document.set("waivers", document.createNode([]));
  }
  const sequence: unknown = document.get("waivers", true);
  if (isSeq(sequence)) sequence.flow = false;
  document.addIn(["waivers"], document.createNode(entriesOf(draft)));
  return { status: "added", text: document.toString({ lineWidth: 0 }) };
}

function entriesOf(draft: WaiverDraft): Readonly<Record<string, string>> {
  const keys = WAIVER_KEYS.filter((key) => draft[key] !== undefined || NEEDED.has(key));
  return Object.fromEntries(keys.map((key) => [key, draft[key] ?? ""]));
}
