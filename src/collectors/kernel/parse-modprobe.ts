/** A line of modprobe.d(5) that keeps a module from being loaded in the usual way. */
export interface ModprobeLine {
  readonly kind: "install" | "blacklist";
  /** With underscores; perhaps with `*`, `?` and `[…]`. */
  readonly module: string;
  /** The command of `install`; empty for `blacklist`. */
  readonly command: string;
  readonly line: number;
}

/** Reads `install` and `blacklist`; a backslash at the end of a line joins it with the next one. */
export function parseModprobe(text: string): readonly ModprobeLine[] {
  const found: ModprobeLine[] = [];
  let open: { readonly parts: string[]; readonly line: number } | null = null;
  for (const [index, raw] of text.split("\n").entries()) {
    open ??= { parts: [], line: index + 1 };
    open.parts.push(raw.replace(/\\$/, " "));
    if (raw.endsWith("\\")) continue;
    const [, word, module = "", command = ""] =
      /^\s*(install|blacklist)\s+(\S+)([^]*)$/.exec(open.parts.join("")) ?? [];
    if (word === "install" || word === "blacklist")
      found.push({ kind: word, module: moduleName(module), command: command.trim(), line: open.line });
    open = null;
  }
  return found;
}

/** A dash and an underscore are the same in the name of a module. */
export function moduleName(name: string): string {
  return name.replaceAll("-", "_");
}
