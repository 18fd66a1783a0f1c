import type { Diagnostic } from "../model/diagnostic.ts";
import { MapReader } from "../yaml/map-reader.ts";
import type { PlacedText, ReportFault } from "../yaml/map-reader.ts";
import { parseYaml } from "../yaml/parse-yaml.ts";
import { wordMap } from "../yaml/word-map.ts";
import type { YamlTree } from "../yaml/yaml-tree.ts";
import { checkEntries } from "./check-entries.ts";
import type { Inventory, WrittenEntry } from "./inventory.ts";
import { readSettings, SETTING_KEYS, WORD } from "./read-settings.ts";
import { readTarget } from "./read-target.ts";
import { readItems } from "./read-items.ts";
import { settleTarget, weightOf } from "./settle-target.ts";
import type { InventoryFrame } from "./settle-target.ts";

/** The targets of a file, and what is wrong with it; spans are offsets into its text. */
export interface ParsedInventory {
  readonly text: string;
  readonly inventory: Inventory;
  /** Errors all of them: with one of them, the inventory must not be used. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The keys of a group. */
export const GROUP_KEYS = ["targets", ...SETTING_KEYS] as const;

const SHOWN = 100;

/** Values of all targets together: a megabyte of text can ask for a thousand million. */
const MOST_VALUES = 500_000;

/** Reads an inventory (`inventory.schema.json`). Never throws; every fault is a diagnostic. */
export function parseInventory(bytes: Uint8Array): ParsedInventory {
  const { text, tree, diagnostics } = parseYaml(bytes);
  if (tree === null) return { text, inventory: [], diagnostics };
  const faults: Diagnostic[] = [];
  const report: ReportFault = (fault) => faults.push({ severity: "error", ...fault });
  const inventory = readTree(tree, report);
  if (inventory.length === 0 && faults.length === 0)
    report({ ...NO_TARGET, span: { ...tree.span, end: tree.span.start } });
  const inOrder = faults.toSorted((a, b) => a.span.start - b.span.start);
  return { text, inventory: faults.length === 0 ? inventory : [], diagnostics: inOrder.slice(0, SHOWN) };
}

function readTree(tree: YamlTree, report: ReportFault): Inventory {
  const map = new MapReader(tree, ["defaults", "groups", "targets"], report);
  if (tree.kind !== "map") return [];
  const written: (WrittenEntry | null)[] = [];
  const groups = new Map(
    [...wordMap(map.tree("groups"), WORD, report)].map(([name, { value, keySpan }]) => {
      const group = new MapReader(mapping(value), GROUP_KEYS, report);
      const within = [{ text: name, span: keySpan }];
      written.push(...targetsIn(group, within, report));
      return [name, readSettings(group, report)];
    }),
  );
  written.push(...targetsIn(map, [], report));
  const defaults = readSettings(new MapReader(mapping(map.tree("defaults")), SETTING_KEYS, report), report);
  const entries = written.filter((entry) => entry !== null);
  checkEntries(entries, groups, report);
  return settled(entries, { defaults, groups }, report);
}

const NO_TARGET = {
  code: "AUD5107",
  message: "the inventory has no target",
  hint: 'add "targets:" and below it a line such as "- ssh://web1"',
};

function targetsIn(
  map: MapReader,
  within: readonly PlacedText[],
  report: ReportFault,
): readonly (WrittenEntry | null)[] {
  return readItems(map.tree("targets"), "targets", report).map((item) => readTarget(item, within, report));
}

/** Nothing below a key is a mapping without keys. */
function mapping(tree: YamlTree | null): YamlTree {
  if (tree !== null && tree.kind !== "nothing") return tree;
  return { kind: "map", entries: [], span: tree?.span ?? { start: 0, end: 0 } };
}

/** In the order of the text, wherever the targets stand. */
function settled(entries: readonly WrittenEntry[], frame: InventoryFrame, report: ReportFault): Inventory {
  let weight = 0;
  const inOrder = entries.toSorted((a, b) => a.span.start - b.span.start);
  for (const entry of inOrder) {
    weight += weightOf(entry, frame);
    if (weight <= MOST_VALUES) continue;
    const message = `up to this target there are more than ${MOST_VALUES.toLocaleString("en")} values`;
    report({ code: "AUD5108", message, hint: "split the inventory", span: entry.span });
    return [];
  }
  return inOrder.map((entry) => settleTarget(entry, frame, report));
}
