/** One line of a list of digests. */
export interface ListedDigest {
  readonly algorithm: "md5" | "sha256";
  /** Lower-case hexadecimal. */
  readonly digest: string;
}

/** Digests by whole path, and the numbers of lines that have another form. */
export interface DigestList {
  readonly digests: ReadonlyMap<string, readonly ListedDigest[]>;
  readonly malformed: readonly number[];
}

const PLAIN = /^(\\?)([0-9a-f]{32}|[0-9a-f]{64}) [ *](.+)$/i;
const TAGGED = /^(\\?)(?:MD5|SHA256) \((.+)\) = ([0-9a-f]{32}|[0-9a-f]{64})$/i;

/**
 * Reads what `md5sum` and `sha256sum` write, with `--tag` or without, with the escapes of odd names. A name that is no
 * whole path is meant from `folder` on. Empty lines and comments (`#`) do not count.
 */
export function parseDigestList(text: string, folder: string): DigestList {
  const digests = new Map<string, ListedDigest[]>();
  const malformed: number[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    const entry = line.endsWith("\r") ? line.slice(0, -1) : line;
    if (entry.trim() === "" || entry.startsWith("#")) continue;
    const read = readEntry(entry);
    if (read === null) {
      malformed.push(index + 1);
      continue;
    }
    const path = wholePath(read.name, folder);
    digests.set(path, [...(digests.get(path) ?? []).slice(0, MOST_OF_ONE), read.listed]);
  }
  return { digests, malformed };
}

/** A list that names one file again and again must not take long. */
const MOST_OF_ONE = 10;

function readEntry(line: string): { readonly name: string; readonly listed: ListedDigest } | null {
  const plain = PLAIN.exec(line);
  const [, escape = "", name, hex] = plain === null ? (TAGGED.exec(line) ?? []) : inOrder(plain);
  if (name === undefined || hex === undefined) return null;
  const algorithm = hex.length === 32 ? "md5" : "sha256";
  return {
    name: escape === "" ? name : unescaped(name),
    listed: { algorithm, digest: hex.toLowerCase() },
  };
}

function inOrder([whole, escape = "", hex, name]: RegExpExecArray): readonly (string | undefined)[] {
  return [whole, escape, name, hex];
}

function unescaped(name: string): string {
  return name.replaceAll(/\\([\\nr])/g, (_, letter: string) => ESCAPES[letter] ?? letter);
}

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\", n: "\n", r: "\r" };

function wholePath(name: string, folder: string): string {
  if (name.startsWith("/")) return name;
  return `${folder === "/" ? "" : folder}/${name.replace(/^(?:\.\/+)+/, "")}`;
}
