import { MapReader } from "../yaml/map-reader.ts";
import type { PlacedText, ReportFault } from "../yaml/map-reader.ts";
import type { YamlTree } from "../yaml/yaml-tree.ts";
import type { TargetSettings, WrittenEntry } from "./inventory.ts";
import { readSettings, SETTING_KEYS } from "./read-settings.ts";
import { readTexts } from "../yaml/read-texts.ts";

/** The keys of a target. */
export const TARGET_KEYS = ["target", "name", "groups", ...SETTING_KEYS] as const;

const LONGEST_NAME = 200;

const NOTHING_SAID: TargetSettings = {
  labels: new Map(),
  variables: new Map(),
  policies: [],
  become: null,
  ports: null,
  predict: null,
  timeout: null,
};

/** Reads one target: a text, or a mapping. `within` are the groups whose list it stands in. */
export function readTarget(
  tree: YamlTree,
  within: readonly PlacedText[],
  report: ReportFault,
): WrittenEntry | null {
  const { span } = tree;
  if (tree.kind === "text" && tree.text.trim() !== "") {
    const target = { text: tree.text.trim(), span };
    return { span, target, name: null, groups: within, own: NOTHING_SAID };
  }
  const map = new MapReader(tree, TARGET_KEYS, report);
  const target = tree.kind === "map" ? map.required("target") : null;
  const groups = [...within, ...readTexts(map.tree("groups"), "groups", report)];
  const name = readName(map.text("name"), report);
  const own = readSettings(map, report);
  return target === null ? null : { span, target, name, groups, own };
}

function readName(name: PlacedText | null, report: ReportFault): PlacedText | null {
  if (name === null || (name.text.length <= LONGEST_NAME && !/\p{Cc}/u.test(name.text))) return name;
  const message = `name: expected one line of at most ${LONGEST_NAME} characters`;
  report({ code: "AUD5005", message, span: name.span });
  return null;
}
