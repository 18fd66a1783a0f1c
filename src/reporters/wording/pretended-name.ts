import type { SocketOwner } from "../../model/process.ts";

/**
 * The program that `argv[0]` speaks of where that is another one than the process runs, else `null`. A title
 * (`nginx: worker process`), a login dash (`-bash`) and a version (`python3` for `python3.11`) are no disagreement.
 */
export function pretendedName({ executable, arguments: argv }: SocketOwner): string | null {
  const title = argv?.[0];
  if (title === undefined || executable.status === "unavailable") return null;
  const [word = ""] = title.trim().split(" ");
  const name = baseName(word).replace(/^-|:$/g, "");
  const real = baseName(executable.value.path);
  return name === real || isVersionOf(real, name) ? null : name;
}

function isVersionOf(real: string, name: string): boolean {
  return name !== "" && real.startsWith(name) && /^[-.0-9]+$/.test(real.slice(name.length));
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
