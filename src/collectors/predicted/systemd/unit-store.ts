import { posix } from "node:path";
import type { ConfigurationReader } from "../configuration-reader.ts";
import { parseUnit } from "./parse-unit.ts";
import type { UnitLine } from "./parse-unit.ts";

/** Where units stand, the first that has one wins (systemd.unit(5)). */
const FOLDERS = [
  "/etc/systemd/system",
  "/run/systemd/system",
  "/usr/local/lib/systemd/system",
  "/usr/lib/systemd/system",
  "/lib/systemd/system",
];

/** A line, and the file that it stands in. */
export interface PlacedLine extends UnitLine {
  readonly file: string;
}

/** A unit with its drop-ins. */
export interface Unit {
  /** Its own name, not that of an alias. */
  readonly name: string;
  readonly file: string;
  readonly lines: readonly PlacedLine[];
  /** Files of it that could not be read. */
  readonly unreadable: readonly string[];
}

/** What a name stands for. */
export type FoundUnit =
  { readonly status: "found"; readonly unit: Unit } | { readonly status: "masked" | "missing" };

const LONGEST_CHAIN = 8;

/** Finds units by name, as the manager would. */
export class UnitStore {
  readonly #reader: ConfigurationReader;
  readonly #known = new Map<string, FoundUnit>();
  readonly #names = new Map<string, ReadonlySet<string>>();

  constructor(reader: ConfigurationReader) {
    this.#reader = reader;
  }

  /** The unit of a name: an alias leads to its unit, an instance to its template, a link to nothing is masked. */
  find(name: string): FoundUnit {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const found = this.#read(name);
    this.#known.set(name, found);
    return found;
  }

  /** The units that a unit wants by links in its folders, with the link. */
  wantedBy(name: string): readonly { readonly name: string; readonly link: string }[] {
    const kinds = [".wants", ".requires", ".upholds"];
    const folders = namesOf(name).flatMap((own) =>
      FOLDERS.flatMap((folder) => kinds.flatMap((kind) => this.#folderIn(folder, own + kind))),
    );
    return folders.flatMap((folder) =>
      this.#reader.names(folder).map((wanted) => ({ name: wanted, link: posix.join(folder, wanted) })),
    );
  }

  #read(name: string): FoundUnit {
    const place = this.#placeOf(name);
    if (place === null || place === "masked") return { status: place ?? "missing" };
    const fragment = this.#linesOf([place.file]);
    const dropIns = this.#linesOf(this.#dropInsOf([...new Set([place.name, name])]));
    return {
      status: "found",
      unit: {
        name: place.name,
        file: place.file,
        lines: [...fragment.lines, ...dropIns.lines],
        unreadable: [...fragment.unreadable, ...dropIns.unreadable],
      },
    };
  }

  #placeOf(name: string): { readonly name: string; readonly file: string } | "masked" | null {
    let wanted = name;
    for (let step = 0; step < LONGEST_CHAIN; step += 1) {
      const file = this.#fileOf(wanted);
      if (file === null) return null;
      const link = this.#reader.link(file);
      if (link === "/dev/null" || isEmptyFile(this.#reader, file)) return "masked";
      const target = link === null || this.#isLinkedIn(link) ? wanted : posix.basename(link);
      if (target === wanted || namesOf(wanted).includes(target)) return { name: wanted, file };
      wanted = target;
    }
    return null;
  }

  /** A link to a file outside of the folders of units is the unit itself, whatever that file is called (`systemctl link`). */
  #isLinkedIn(link: string): boolean {
    return !FOLDERS.includes(posix.dirname(link)) && this.#reader.kindOf(link) === "file";
  }

  #fileOf(name: string): string | null {
    for (const own of namesOf(name))
      for (const folder of FOLDERS) {
        const path = posix.join(folder, own);
        if (this.#reader.link(path) !== null || this.#reader.has(path) === "yes") return path;
      }
    return null;
  }

  /** The folder of a name, where there is one: most units have none, and each look at one counts. */
  #folderIn(folder: string, name: string): readonly string[] {
    const names = this.#names.get(folder) ?? new Set(this.#reader.names(folder));
    this.#names.set(folder, names);
    return names.has(name) ? [posix.join(folder, name)] : [];
  }

  /** Drop-ins of all names by their file name: of two with one name, the first folder wins. */
  #dropInsOf(names: readonly string[]): readonly string[] {
    const byName = new Map<string, string>();
    for (const folder of FOLDERS)
      for (const path of names.flatMap(dropInNames).flatMap((own) => this.#folderIn(folder, `${own}.d`))) {
        for (const file of this.#reader.names(path))
          if (file.endsWith(".conf") && !byName.has(file)) byName.set(file, posix.join(path, file));
      }
    return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, path]) => path);
  }

  #linesOf(files: readonly string[]): Pick<Unit, "lines" | "unreadable"> {
    const lines: PlacedLine[] = [];
    const unreadable: string[] = [];
    for (const file of files) {
      if (this.#reader.link(file) === "/dev/null") continue;
      const text = this.#reader.text(file);
      if (text.status === "unavailable") unreadable.push(text.detail);
      else for (const line of parseUnit(text.value)) lines.push({ ...line, file });
    }
    return { lines, unreadable };
  }
}

/** A name, and for an instance that of its template. */
function namesOf(name: string): readonly string[] {
  const [, prefix, suffix] = /^([^@]+@)[^@]+(\.[a-z]+)$/.exec(name) ?? [];
  return prefix === undefined || suffix === undefined ? [name] : [name, prefix + suffix];
}

/** `foo-bar@a.service`, `foo-bar@.service`, `foo-.service`, `service`. */
function dropInNames(name: string): readonly string[] {
  const type = posix.extname(name);
  const stem = name.slice(0, name.length - type.length);
  const dashes = Array.from(stem.matchAll(/-/g), ({ index }) => `${stem.slice(0, index + 1)}${type}`);
  return [...namesOf(name), ...dashes.slice(0, 10).reverse(), type.slice(1)];
}

function isEmptyFile(reader: ConfigurationReader, file: string): boolean {
  const text = reader.text(file);
  return text.status === "observed" && text.value.trim() === "";
}

/** All values of a setting that is a list: an empty one takes back those before it. */
export function listOf(unit: Unit, section: string, key: string): readonly PlacedLine[] {
  let values: PlacedLine[] = [];
  for (const line of unit.lines) {
    if (line.section !== section || line.key !== key) continue;
    if (line.value === "") values = [];
    else values.push(line);
  }
  return values;
}

/** The value of a setting that has one: the last counts. */
export function lastOf(unit: Unit, section: string, key: string): string | null {
  return unit.lines.findLast((line) => line.section === section && line.key === key)?.value ?? null;
}
