/** Name and version of the distribution from os-release(5); `null` where the text names none. */
export function parseOsRelease(text: string): string | null {
  const values = new Map<string, string>();
  for (const line of text.split("\n")) {
    const [, key, value] = /^([A-Z_]+)=(.*)$/.exec(line.trim()) ?? [];
    if (key !== undefined && value !== undefined) values.set(key, unquoted(value));
  }
  const plain = [values.get("NAME"), values.get("VERSION")].filter((word) => word !== undefined).join(" ");
  return (values.get("PRETTY_NAME") ?? plain) || null;
}

/** A value is one word of a shell: quoted or not, with `\\` before a character that would be special. */
function unquoted(value: string): string {
  const [, , inner = ""] = /^(["']?)(.*)\1$/.exec(value) ?? [];
  return value.startsWith("'") ? inner : inner.replace(/\\(.)/g, "$1");
}
