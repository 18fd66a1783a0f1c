/** Names by user id from the text of `/etc/passwd`; the first line of an id counts, lines of another shape do not. */
export function parseUserNames(text: string): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const line of text.split("\n")) {
    const [name = "", , uid = ""] = line.split(":");
    const isEntry = name !== "" && !/^[#+-]/.test(name) && /^\d{1,10}$/.test(uid);
    if (isEntry && !names.has(Number(uid))) names.set(Number(uid), name);
  }
  return names;
}
