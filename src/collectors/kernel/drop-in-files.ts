import type { Seen } from "../../model/observation.ts";
import type { FileAccess } from "../../targets/file-access.ts";
import { tooMuch } from "./too-much.ts";

const ROOTS = ["/etc", "/run", "/usr/local/lib", "/usr/lib", "/lib"];
const LIMIT = 1 << 20;
const MOST_FILES = 2_000;
/** Characters of all files together: every parameter and module is looked for in all of them. */
const MOST_CHARACTERS = 2 << 20;

/** A file of configuration and its text. */
export interface DropIn {
  readonly file: string;
  readonly text: string;
}

/**
 * The `*.conf` of folders such as `sysctl.d`, in order of their names. Of two with one name, that of the first folder
 * counts (`/etc`, `/run`, `/usr/local/lib`, `/usr/lib`, `/lib`); a link to `/dev/null` takes both away.
 */
export function dropInFiles(files: FileAccess, folder: string): Seen<readonly DropIn[]> {
  const places = placesOf(files, folder);
  if (places.status === "unavailable") return places;
  const found: DropIn[] = [];
  let characters = 0;
  for (const file of places.value) {
    const text = dropInText(files, file);
    if (text.status === "unavailable") return text;
    if (text.value !== null) found.push({ file, text: text.value });
    characters += text.value?.length ?? 0;
    if (characters > MOST_CHARACTERS) return tooMuch(folder);
  }
  return { status: "observed", value: found };
}

function placesOf(files: FileAccess, folder: string): Seen<readonly string[]> {
  const places = new Map<string, string>();
  for (const root of ROOTS) {
    const names = files.list(`${root}/${folder}`);
    if (names.status === "unavailable" && names.reason !== "missing-source") return names;
    for (const name of names.status === "observed" ? names.value : [])
      if (name.endsWith(".conf") && !places.has(name)) places.set(name, `${root}/${folder}/${name}`);
  }
  const sorted = [...places].sort(([one], [other]) => (one < other ? -1 : 1));
  if (sorted.length <= MOST_FILES) return { status: "observed", value: sorted.map(([, file]) => file) };
  return tooMuch(folder);
}

function dropInText(files: FileAccess, file: string): Seen<string | null> {
  const link = files.readLink(file);
  if (link.status === "observed" && link.value === "/dev/null") return { status: "observed", value: null };
  const text = files.readText(file, LIMIT);
  if (text.status === "observed") return text;
  // A link that leads to nothing sets nothing.
  return text.reason === "missing-source" ? { status: "observed", value: null } : text;
}
