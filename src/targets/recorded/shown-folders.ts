import type { Seen } from "../../model/observation.ts";
import { recordedText } from "./recorded-text.ts";
import { plainPath, shownPath } from "./shown-path.ts";
import type { Recording } from "./recording.ts";

/** The names in a folder; `null` where the script did not look. */
export type ShownFolders = (path: string) => Seen<ReadonlySet<string>> | null;

/** Reads the folders that sections `list-at` show: what `find FOLDER/.` printed, and how it ended. */
export function shownFolders(recording: Recording): ShownFolders {
  const folders = new Map<string, Seen<ReadonlySet<string>>>();
  for (const [, { content }] of recording.ofKind("list-at")) {
    const [path, rest] = shownPath(content) ?? [];
    if (path !== undefined && rest !== undefined) folders.set(path, namesOf(path, rest.split("\n")));
  }
  return (path) => folders.get(plainPath(path)) ?? null;
}

function namesOf(path: string, lines: readonly string[]): Seen<ReadonlySet<string>> {
  if (lines.at(-2) === "= 0") return { status: "observed", value: new Set(namesIn(lines.slice(0, -2))) };
  const detail = `${path} may not be listed by the user who ran the script; root may.`;
  return { status: "unavailable", reason: "missing-privilege", detail };
}

/** Only the line that begins a name has a slash in it. */
function namesIn(lines: readonly string[]): readonly string[] {
  const names: string[] = [];
  for (const line of lines) {
    const slash = line.lastIndexOf("/");
    if (slash !== -1) names.push(line.slice(slash + 1));
    else if (names.length > 0) names.push(`${names.pop() ?? ""}\n${line}`);
  }
  return names.map(recordedText);
}
