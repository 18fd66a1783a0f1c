/** One line of an option file of MySQL or MariaDB. */
export type MyCnfLine =
  | {
      readonly kind: "option";
      readonly group: string;
      /** With underscores, without `loose_`. */
      readonly name: string;
      /** `null` where only the name is written. */
      readonly value: string | null;
      readonly line: number;
      readonly text: string;
    }
  | { readonly kind: "include" | "include-folder"; readonly path: string; readonly line: number };

/** Reads groups, `name=value`, `name`, comments and the two directives that include. */
export function parseMyCnf(text: string): readonly MyCnfLine[] {
  const lines: MyCnfLine[] = [];
  let group = "";
  for (const [index, raw] of text.split("\n").entries()) {
    const content = raw.trim();
    if (content === "" || /^[#;]/.test(content)) continue;
    const header = /^\[([^\]]*)\]/.exec(content);
    if (header !== null) group = (header[1] ?? "").trim().toLowerCase();
    else lines.push(...parseLine({ content, group, line: index + 1, text: raw }));
  }
  return lines;
}

interface RawLine {
  readonly content: string;
  readonly group: string;
  readonly line: number;
  readonly text: string;
}

function parseLine({ content, group, line, text }: RawLine): readonly MyCnfLine[] {
  const [, directive, path = ""] = /^!(include(?:dir)?)\s+(\S.*)$/.exec(content) ?? [];
  if (directive !== undefined)
    return [{ kind: directive === "include" ? "include" : "include-folder", path, line }];
  const [, name = "", value] = /^([\w.-]+)\s*(?:=\s*(.*))?$/s.exec(content) ?? [];
  if (name === "") return [];
  const plain = value?.replace(/\s+#.*$/, "").trim();
  return [
    {
      kind: "option",
      group,
      name: name
        .toLowerCase()
        .replaceAll("-", "_")
        .replace(/^loose_/, ""),
      value: plain === undefined ? null : plain.replace(/^(["'])(.*)\1$/s, "$2"),
      line,
      text,
    },
  ];
}
