import type { RecordedSection } from "./recording.ts";

/** A section of one thing, out of one that shows many. */
export interface UnfoldedSection {
  readonly kind: string;
  readonly path: string;
  readonly section: RecordedSection;
}

const FOLDER = String.raw`\d{1,10}(?:/task/\d{1,10})?`;
const ENTRY = new RegExp(`^(${FOLDER}/(?:stat|status|cgroup|cmdline)):(.*)$`, "s");
const NAMESPACE = new RegExp(String.raw` (${FOLDER}/ns/(net|mnt)) -> (\2:\[\d{1,15}\])$`);
const HELD = new RegExp(String.raw`^(${FOLDER}/fd/\d{1,10}):(\d{1,15})$`);
const IDENTITY = new RegExp(`^(${FOLDER}/exe) (.*)$`);
/** As md5sum and openssl print it. */
const DIGEST = new RegExp(
  String.raw`^(?:([\da-f]{32,64}) [ *](${FOLDER}/exe)|[\w-]{1,16}\((${FOLDER}/exe)\)= ([\da-f]{32,64}))$`,
);
const PACKAGE = /^\.\/([^/\n]{1,300})\.(list|md5sums):(.*)$/;

/** What one line tells of: a kind, a path, and a text that belongs to what other lines tell of the same. */
type Line = readonly [kind: string, path: string, text: string];

/** What the lines of a section show, by the section's kind. A line of another shape shows nothing. */
const READERS: Readonly<Record<string, (lines: readonly string[]) => readonly Line[]>> = {
  entries: (lines) =>
    lines.flatMap((line) => lineOf(ENTRY, line, ([path, text]) => inProc("file", path, text))),
  namespaces: (lines) =>
    lines.flatMap((line) => lineOf(NAMESPACE, line, ([path, , text]) => inProc("link", path, text))),
  held: (lines) =>
    lines.flatMap((line) => lineOf(HELD, line, ([path, inode]) => inProc("link", path, `socket:[${inode}]`))),
  identities: (lines) =>
    lines.flatMap((line) => lineOf(IDENTITY, line, ([path, text]) => inProc("identity", path, text))),
  md5: (lines) => lines.flatMap((line) => digestOf("md5", line)),
  sha256: (lines) => lines.flatMap((line) => digestOf("sha256", line)),
  places: placesOf,
  dpkg: packagesOf,
};

/** The sections of single things that are in a section of many; none where it is one of a single thing itself. */
export function unfoldSection(kind: string, content: string): readonly UnfoldedSection[] {
  const read = Object.hasOwn(READERS, kind) ? READERS[kind] : undefined;
  if (read === undefined) return [];
  const texts = new Map<string, { kind: string; path: string; lines: string[] }>();
  for (const [of, path, text] of read(content.split("\n").slice(0, -1))) {
    const key = `${of} ${path}`;
    const known = texts.get(key) ?? { kind: of, path, lines: [] };
    texts.set(key, known);
    known.lines.push(text);
  }
  return [...texts.values()].map(({ kind: of, path, lines }) => ({
    kind: of,
    path,
    section: { state: "ok", content: lines.map((line) => `${line}\n`).join("") },
  }));
}

function lineOf(shape: RegExp, line: string, read: (parts: readonly string[]) => Line): readonly Line[] {
  const match = shape.exec(line);
  return match === null ? [] : [read(match.slice(1))];
}

function inProc(kind: string, path = "", text = ""): Line {
  return [kind, `/proc/${path}`, text];
}

function digestOf(kind: "md5" | "sha256", line: string): readonly Line[] {
  const [, sum, summed, opened, opening] = DIGEST.exec(line) ?? [];
  const [path, digest] = [summed ?? opened, sum ?? opening];
  return path === undefined || digest === undefined ? [] : [inProc(kind, path, digest)];
}

/** A line of `stat`, then the folder that it is about. */
function placesOf(lines: readonly string[]): readonly Line[] {
  return lines.flatMap((path, index) => {
    const identity = lines[index - 1];
    return index % 2 === 0 || identity === undefined ? [] : [["identity", path, identity] as const];
  });
}

/**
 * The lines that dpkg's file lists and digests have of some files. A package without a line has nothing to say of them,
 * as one has without digests. Where not all of them could be read, there are none.
 */
function packagesOf(lines: readonly string[]): readonly Line[] {
  if (lines.at(-1) !== "= 0") return [];
  return lines.flatMap((line) => {
    const [, name, ending, text] = PACKAGE.exec(line) ?? [];
    return name === undefined || ending === undefined || text === undefined
      ? []
      : [["file", `/var/lib/dpkg/info/${name}.${ending}`, text] as const];
  });
}
