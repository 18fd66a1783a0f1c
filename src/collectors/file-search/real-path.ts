import type { Seen } from "../../model/observation.ts";
import type { FileAccess } from "../../targets/file-access.ts";

/** As many as the kernel follows. */
const MOST_LINKS = 40;
const MOST_STEPS = 2000;

/** The names still to take (the next one last), and those that were taken. */
interface Way {
  readonly names: string[];
  readonly taken: string[];
}

/** The path without links that a path leads to, inside of the target. */
export function realPath(files: FileAccess, path: string): Seen<string> {
  const way: Way = { names: path.split("/").reverse(), taken: [] };
  let links = 0;
  for (let steps = 0; steps < MOST_STEPS && links <= MOST_LINKS; steps += 1) {
    const name = way.names.pop();
    if (name === undefined) return { status: "observed", value: `/${way.taken.join("/")}` };
    const link = take(files, way, name);
    if (link.status === "unavailable") return link;
    if (link.value === null) continue;
    links += 1;
    follow(way, link.value);
  }
  const detail = `${path} leads through too many links or folders.`;
  return { status: "unavailable", reason: "not-supported", detail };
}

/** Takes a name; gives the text of the link that it is. */
function take(files: FileAccess, { taken }: Way, name: string): Seen<string | null> {
  if (name === "..") taken.pop();
  if (name === "" || name === "." || name === "..") return { status: "observed", value: null };
  taken.push(name);
  const here = `/${taken.join("/")}`;
  const entry = files.entry(here, "itself");
  if (entry.status === "unavailable") return entry;
  return entry.value.type === "link" ? files.readLink(here) : { status: "observed", value: null };
}

function follow({ names, taken }: Way, link: string): void {
  if (link.startsWith("/")) taken.length = 0;
  else taken.pop();
  names.push(...link.split("/").reverse());
}
