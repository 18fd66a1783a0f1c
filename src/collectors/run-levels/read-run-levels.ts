import type { Observation, Seen } from "../../model/observation.ts";
import type { RunLevelsFacts } from "../../model/services.ts";
import type { FileAccess } from "../../targets/file-access.ts";
import { NO_FILES } from "../unseen.ts";

const SOURCE = "/etc/rcN.d";
const LEVELS = ["0", "1", "2", "3", "4", "5", "6"];
/** Red Hat keeps them one folder deeper, and links the other places to it. */
const ROOTS = ["/etc", "/etc/rc.d"];
const FOLDERS = ROOTS.flatMap((root) => [
  { folder: `${root}/init.d`, level: null },
  ...LEVELS.map((level) => ({ folder: `${root}/rc${level}.d`, level })),
]);
/** Files in `init.d` that are no services. */
const NO_SERVICE = /^(?:README|functions|skeleton|rcS?|\..*)$/;

/** The services of `init.d` with the levels in which a link starts them. */
export function readRunLevels(files: FileAccess | null): Observation<RunLevelsFacts> {
  if (files === null) return { ...NO_FILES, source: SOURCE };
  const on = new Map<string, Set<string>>();
  let isThere = false;
  for (const { folder, level } of FOLDERS) {
    const names = namesIn(files, folder);
    if (names.status === "unavailable") return { ...names, source: SOURCE };
    isThere ||= names.value !== null;
    for (const name of names.value ?? []) takeName(on, name, level);
  }
  const services = [...on].map(([name, levels]) => ({
    name,
    on: LEVELS.filter((level) => levels.has(level)),
  }));
  return { status: "observed", source: SOURCE, facts: { services: isThere ? services : null } };
}

/** A script, or a link of a run level. */
function takeName(on: Map<string, Set<string>>, name: string, level: string | null): void {
  if (level !== null) takeLink(on, name, level);
  else if (!NO_SERVICE.test(name)) take(on, name);
}

/** `S10network` starts it, `K90network` stops it. */
function takeLink(on: Map<string, Set<string>>, link: string, level: string): void {
  const [, letter, name] = /^([SK])\d\d(.+)$/.exec(link) ?? [];
  if (name === undefined) return;
  const levels = take(on, name);
  if (letter === "S") levels.add(level);
}

function take(on: Map<string, Set<string>>, name: string): Set<string> {
  const known = on.get(name) ?? new Set<string>();
  on.set(name, known);
  return known;
}

function namesIn(files: FileAccess, folder: string): Seen<readonly string[] | null> {
  const seen = files.list(folder);
  if (seen.status === "observed") return seen;
  return seen.reason === "missing-source" ? { status: "observed", value: null } : seen;
}
