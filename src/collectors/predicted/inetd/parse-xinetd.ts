/** A block or a directive of xinetd.conf(5). */
export type XinetdEntry =
  | {
      readonly kind: "service" | "defaults";
      /** Empty for `defaults`. */
      readonly name: string;
      /** Values by attribute in lower case, after all `=`, `+=` and `-=`. */
      readonly attributes: ReadonlyMap<string, readonly string[]>;
      readonly line: number;
    }
  | { readonly kind: "include" | "include-folder"; readonly path: string; readonly line: number };

interface Open {
  readonly kind: "service" | "defaults";
  readonly name: string;
  readonly attributes: Map<string, readonly string[]>;
  readonly line: number;
}

/** Reads blocks of attributes; a block that does not end is left out. */
export function parseXinetd(text: string): readonly XinetdEntry[] {
  const entries: XinetdEntry[] = [];
  let open: Open | null = null;
  for (const [index, raw] of text.split("\n").entries()) {
    const content = raw.trim();
    if (content === "" || content.startsWith("#")) continue;
    if (open === null) open = begin(entries, parseTop(content, index + 1));
    else if (content.startsWith("}")) {
      entries.push(open);
      open = null;
    } else takeAttribute(open, content);
  }
  return entries;
}

/** A block is complete only at its end; everything else is at once. */
function begin(entries: XinetdEntry[], entry: XinetdEntry | null): Open | null {
  if (entry === null) return null;
  if ("attributes" in entry) return { ...entry, attributes: new Map() };
  entries.push(entry);
  return null;
}

function parseTop(content: string, line: number): XinetdEntry | null {
  const [word = "", rest = ""] = content.split(/[\s{]+/);
  const attributes = new Map<string, readonly string[]>();
  switch (word) {
    case "defaults":
      return { kind: "defaults", name: "", attributes, line };
    case "service":
      return { kind: "service", name: rest, attributes, line };
    case "include":
      return { kind: "include", path: rest, line };
    case "includedir":
      return { kind: "include-folder", path: rest, line };
    default:
      return null;
  }
}

function takeAttribute({ attributes }: Open, content: string): void {
  const [, name = "", operator, rest = ""] = /^(\w+)\s*([+-]?=)([^]*)$/.exec(content) ?? [];
  if (name === "") return;
  const key = name.toLowerCase();
  const values = rest.split(/\s+/).filter((value) => value !== "");
  const known = attributes.get(key) ?? [];
  if (operator === "+=") attributes.set(key, [...known, ...values].slice(0, 1_000));
  else if (operator === "-=") {
    const gone = new Set(values);
    attributes.set(
      key,
      known.filter((value) => !gone.has(value)),
    );
  } else attributes.set(key, values.slice(0, 1_000));
}
