import type { MountsFacts } from "../../model/mounts.ts";
import type { Seen } from "../../model/observation.ts";
import type { FileAccess } from "../../targets/file-access.ts";
import { findUnit } from "../systemd-unit/find-unit.ts";
import { indexUnits } from "../systemd-unit/unit-links.ts";
import type { UnitIndex } from "../systemd-unit/unit-links.ts";
import { parseUnit } from "../predicted/systemd/parse-unit.ts";
import { splitOptions } from "./parse-mount-lines.ts";

/** A mount that is configured. */
export type ConfiguredMount = Extract<
  MountsFacts["configured"],
  { readonly status: "observed" }
>["value"][number];

const LIMIT = 1 << 20;

/** The mount units that something wants and that are not masked; `local` ones stand in `/etc` and win over fstab. */
export function mountUnits(
  files: FileAccess,
): Seen<{ readonly local: readonly ConfiguredMount[]; readonly vendor: readonly ConfiguredMount[] }> {
  const index = indexUnits(files);
  if (index.status === "unavailable") return index;
  const [local, vendor]: [ConfiguredMount[], ConfiguredMount[]] = [[], []];
  for (const name of wantedMounts(index.value)) {
    const found = findUnit(index.value, name);
    if (found.status === "unavailable") return found;
    if (found.value.kind !== "unit" || found.value.folder.startsWith("/run/systemd/generator")) continue;
    const text = files.readText(found.value.path, LIMIT);
    if (text.status === "unavailable") return text;
    const mount = mountOf(text.value, found.value.path);
    if (mount !== null) (found.value.path.startsWith("/etc/") ? local : vendor).push(mount);
  }
  return { status: "observed", value: { local, vendor } };
}

function wantedMounts({ links }: UnitIndex): ReadonlySet<string> {
  const wanted = links.filter(({ kind, name }) => kind === "dependency" && name.endsWith(".mount"));
  return new Set(wanted.map(({ name }) => name));
}

function mountOf(text: string, file: string): ConfiguredMount | null {
  const lines = parseUnit(text).filter(({ section }) => section === "Mount");
  const last = (key: string) => lines.findLast((line) => line.key === key);
  const where = last("Where");
  if (where === undefined) return null;
  return {
    point: where.value,
    source: last("What")?.value ?? "",
    fileSystem: last("Type")?.value ?? "auto",
    options: splitOptions(last("Options")?.value ?? "defaults"),
    file,
    line: where.line,
  };
}
