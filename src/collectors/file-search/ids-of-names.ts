import type { FileAccess } from "../../targets/file-access.ts";

/** The numbers of users or groups by their names. */
export type IdsOfNames = (names: readonly string[]) => ReadonlySet<number>;

/** Reads the numbers of names from `/etc/passwd` or `/etc/group`; what no line names and is a number stands for itself. */
export function readIdsOfNames(files: FileAccess, path: "/etc/passwd" | "/etc/group"): IdsOfNames {
  let known: ReadonlyMap<string, number> | null = null;
  return (names) => {
    known ??= parseIds(files, path);
    const ids = names.flatMap((name) => known?.get(name) ?? (/^\d{1,10}$/.test(name) ? Number(name) : []));
    return new Set(ids);
  };
}

function parseIds(files: FileAccess, path: string): ReadonlyMap<string, number> {
  const text = files.readText(path);
  const ids = new Map<string, number>();
  if (text.status === "unavailable") return ids;
  for (const line of text.value.split("\n")) {
    const [name = "", , id = ""] = line.split(":");
    if (name !== "" && /^\d{1,10}$/.test(id) && !ids.has(name)) ids.set(name, Number(id));
  }
  return ids;
}
