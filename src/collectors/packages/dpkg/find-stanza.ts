/**
 * The stanza that `/var/lib/dpkg/status` has for a package, `name` or `name:architecture`; `null` where it has none.
 * Only the wanted stanza is decoded: the file can have ten megabytes.
 */
export function findStanza(bytes: Buffer, packageName: string): string | null {
  const [name = "", architecture] = packageName.split(":");
  const wanted = Buffer.from(`Package: ${name}\n`);
  for (let at = bytes.indexOf(wanted); at !== -1; at = bytes.indexOf(wanted, at + 1)) {
    if (at !== 0 && bytes[at - 1] !== 0x0a) continue;
    const end = bytes.indexOf("\n\n", at);
    const stanza = bytes.toString("utf8", at, end === -1 ? bytes.length : end);
    if (architecture === undefined || fieldOf(stanza, "Architecture") === architecture) return stanza;
  }
  return null;
}

/** The value of a field of one line and one word. */
export function fieldOf(stanza: string, field: string): string | null {
  return new RegExp(`^${field}: (\\S+)$`, "m").exec(stanza)?.[1] ?? null;
}
