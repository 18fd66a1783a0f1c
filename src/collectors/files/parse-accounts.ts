/** One line of `/etc/passwd` that is a user. */
interface UserLine {
  readonly name: string;
  readonly uid: number;
  readonly home: string;
}

/** The users of `/etc/passwd`; lines of another shape, and those that stand for another service (`+`), are none. */
export function parseUsers(text: string): readonly UserLine[] {
  return linesOf(text).map(([name = "", , uid, , , home = ""]) => ({ name, uid: Number(uid), home }));
}

/** Names by number, of `/etc/passwd` or `/etc/group`: the first line of a number counts, as for the C library. */
export function parseNames(text: string): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const [name = "", , id] of linesOf(text)) if (!names.has(Number(id))) names.set(Number(id), name);
  return names;
}

function linesOf(text: string): readonly (readonly string[])[] {
  return text
    .split("\n")
    .map((line) => line.split(":"))
    .filter(([name = "", , id = ""]) => name !== "" && !/^[#+-]/.test(name) && /^\d{1,10}$/.test(id));
}
