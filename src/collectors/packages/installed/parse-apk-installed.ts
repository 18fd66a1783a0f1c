import type { InstalledPackage } from "../../../model/packages.ts";

/** The stanzas of apk's `installed`: `P:` name, `V:` version, `A:` architecture; `null` for a text of another shape. */
export function parseApkInstalled(text: string): readonly InstalledPackage[] | null {
  const packages: InstalledPackage[] = [];
  let fields = new Map<string, string>();
  for (const line of [...text.split("\n"), ""]) {
    if (line !== "") {
      const [letter, rest] = [line.slice(0, 2), line.slice(2)];
      if (/^[PVA]:$/.test(letter) && !fields.has(letter)) fields.set(letter, rest.trim());
      else if (fields.size === 0) fields.set("other", rest);
      continue;
    }
    if (fields.size === 0) continue;
    const found = packageOf(fields);
    if (found === null) return null;
    packages.push(found);
    fields = new Map();
  }
  return packages;
}

function packageOf(fields: ReadonlyMap<string, string>): InstalledPackage | null {
  const [name, whole] = [fields.get("P:"), fields.get("V:")];
  if (name === undefined || whole === undefined) return null;
  const [, version = whole, release] = /^(.*)-(r\d+)$/.exec(whole) ?? [];
  const architecture = fields.get("A:") ?? "";
  return { name, epoch: null, version, release: release ?? null, architecture, state: "installed" };
}
