import type { InstalledPackage } from "../../../model/packages.ts";

/** The stanzas of `/var/lib/dpkg/status` (deb822); `null` for a text of another shape. */
export function parseDpkgStatus(text: string): readonly InstalledPackage[] | null {
  const packages: InstalledPackage[] = [];
  let isOdd = false;
  for (const fields of stanzasOf(text)) {
    const state = stateOf(fields.get("Status"));
    const found = state === "none" ? null : packageOf(fields, state);
    if (found !== null) packages.push(found);
    else if (state !== "none") isOdd = true;
  }
  return isOdd ? null : packages;
}

type State = InstalledPackage["state"];

const WANTED = new Set(["Package", "Status", "Version", "Architecture"]);

function* stanzasOf(text: string): Generator<ReadonlyMap<string, string>> {
  let fields = new Map<string, string>();
  let isBegun = false;
  for (const line of text.split("\n")) {
    if (line === "") {
      if (isBegun) yield fields;
      [fields, isBegun] = [new Map<string, string>(), false];
      continue;
    }
    isBegun = true;
    const colon = line.indexOf(":");
    const name = line.slice(0, Math.max(0, colon));
    if (WANTED.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  if (isBegun) yield fields;
}

/** Files of single packages have no status: what they describe is installed. */
function stateOf(status: string | undefined): State | "none" {
  const word = status?.split(/\s+/)[2] ?? "installed";
  if (word === "not-installed") return "none";
  if (word === "config-files") return "removed";
  return word === "installed" || word.startsWith("triggers-") ? "installed" : "partial";
}

function packageOf(fields: ReadonlyMap<string, string>, state: State): InstalledPackage | null {
  const [name, version] = [fields.get("Package"), fields.get("Version")];
  if (name === undefined || version === undefined) return null;
  const [, epoch, rest = ""] = /^(?:(\d+):)?(.*)$/.exec(version) ?? [];
  const dash = rest.lastIndexOf("-");
  return {
    name,
    epoch: epoch ?? null,
    version: dash === -1 ? rest : rest.slice(0, dash),
    release: dash === -1 ? null : rest.slice(dash + 1),
    architecture: fields.get("Architecture") ?? "",
    state,
  };
}
