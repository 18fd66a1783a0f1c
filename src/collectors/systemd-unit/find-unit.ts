import { posix } from "node:path";
import type { Seen } from "../../model/observation.ts";
import { parseUnit } from "../predicted/systemd/parse-unit.ts";
import type { UnitLine } from "../predicted/systemd/parse-unit.ts";
import type { UnitIndex } from "./unit-links.ts";

/** What the `[Install]` section of a unit says. */
interface InstallRules {
  readonly aliases: readonly string[];
  /** Whether something can be enabled by it. */
  readonly rules: "some" | "none";
  /** Whether other units are enabled with it. */
  readonly also: "some" | "none";
  readonly defaultInstance: string | null;
}

/** What a name leads to. */
export type FoundUnit =
  | { readonly kind: "missing" }
  | { readonly kind: "masked"; readonly path: string }
  | {
      readonly kind: "unit";
      /** Its own name, which is not that of an alias. */
      readonly name: string;
      readonly path: string;
      readonly folder: string;
      readonly install: InstallRules;
    };

const LIMIT = 1 << 20;
const LONGEST_CHAIN = 8;

/** Finds the file of a unit as systemd does: by the order of folders, along aliases, from an instance to its template. */
export function findUnit(index: UnitIndex, unit: string): Seen<FoundUnit> {
  let name = unit;
  for (let step = 0; step < LONGEST_CHAIN; step += 1) {
    const place = placeOf(index, name);
    if (place === null) return observed({ kind: "missing" });
    const { path, target } = place;
    if (target === "/dev/null") return observed({ kind: "masked", path });
    const next = target === null || isLinkedIn(index, target) ? null : posix.basename(target);
    if (next === null || namesOf(name).includes(next)) return readUnit(index, name, place);
    name = next;
  }
  return observed({ kind: "missing" });
}

interface Place {
  readonly folder: string;
  readonly path: string;
  /** Where a link leads; `null` for a file. */
  readonly target: string | null;
}

function placeOf({ names, links }: UnitIndex, unit: string): Place | null {
  for (const own of namesOf(unit))
    for (const [folder, inside] of names) {
      if (!inside.has(own)) continue;
      const link = links.find((one) => one.kind === "alias" && one.folder === folder && one.name === own);
      return { folder, path: `${folder}/${own}`, target: link?.target ?? null };
    }
  return null;
}

/** A link to a file outside of the folders of units is the unit itself (`systemctl link`). */
function isLinkedIn({ names, files }: UnitIndex, target: string): boolean {
  const folder = posix.dirname(target);
  if (names.has(folder) || names.has(`/usr${folder}`)) return false;
  return files.stat(target).status === "observed";
}

function readUnit(index: UnitIndex, name: string, { path, folder }: Place): Seen<FoundUnit> {
  const text = index.files.readText(path, LIMIT);
  if (text.status === "unavailable")
    return text.reason === "missing-source" ? observed({ kind: "missing" }) : text;
  if (text.value === "") return observed({ kind: "masked", path });
  const dropIns = dropInTexts(index, name);
  if (dropIns.status === "unavailable") return dropIns;
  const install = installRules([text.value, ...dropIns.value]);
  return observed({ kind: "unit", name, path, folder, install });
}

function dropInTexts(index: UnitIndex, unit: string): Seen<readonly string[]> {
  const places = dropInPlaces(index, unit);
  if (places.status === "unavailable") return places;
  const texts: string[] = [];
  for (const path of places.value) {
    const text = index.files.readText(path, LIMIT);
    if (text.status === "observed") texts.push(text.value);
    // A link to /dev/null takes a drop-in away.
    else if (text.reason !== "missing-source" && text.reason !== "not-supported") return text;
  }
  return { status: "observed", value: texts };
}

/** By their file names: of two with one name, the first folder wins. */
function dropInPlaces({ names, files }: UnitIndex, unit: string): Seen<readonly string[]> {
  const places = new Map<string, string>();
  for (const folder of namesOf(unit).flatMap((own) => foldersOf(names, `${own}.d`))) {
    const listed = files.list(folder);
    if (listed.status === "unavailable") return listed;
    for (const file of listed.value)
      if (file.endsWith(".conf") && !places.has(file)) places.set(file, `${folder}/${file}`);
  }
  const sorted = [...places].sort(([one], [other]) => (one < other ? -1 : 1));
  return { status: "observed", value: sorted.map(([, path]) => path) };
}

function foldersOf(names: UnitIndex["names"], name: string): readonly string[] {
  return [...names].filter(([, inside]) => inside.has(name)).map(([folder]) => `${folder}/${name}`);
}

const RULES = ["Alias", "WantedBy", "RequiredBy", "UpheldBy"];

function installRules(texts: readonly string[]): InstallRules {
  const lines = texts.flatMap(parseUnit).filter(({ section }) => section === "Install");
  const wordsOf = (key: string) => wordsIn(lines.filter((line) => line.key === key));
  return {
    aliases: wordsOf("Alias"),
    rules: RULES.some((key) => wordsOf(key).length > 0) ? "some" : "none",
    also: wordsOf("Also").length > 0 ? "some" : "none",
    defaultInstance: wordsOf("DefaultInstance").at(-1) ?? null,
  };
}

/** An empty value takes back those before it. */
function wordsIn(lines: readonly UnitLine[]): readonly string[] {
  let words: string[] = [];
  for (const { value } of lines) {
    if (value === "") words = [];
    for (const word of value.split(/\s+/)) if (word !== "") words.push(word);
  }
  return words;
}

/** A name, and for an instance that of its template. */
function namesOf(unit: string): readonly string[] {
  const [, prefix, suffix] = /^([^@]+@)[^@]+(\.[a-z]+)$/.exec(unit) ?? [];
  return prefix === undefined || suffix === undefined ? [unit] : [unit, prefix + suffix];
}

function observed(value: FoundUnit): Seen<FoundUnit> {
  return { status: "observed", value };
}
