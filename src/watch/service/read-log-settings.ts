import { MapReader } from "../../yaml/map-reader.ts";
import type { ReportFault } from "../../yaml/map-reader.ts";
import { wrongValue } from "../../yaml/wrong-value.ts";
import type { YamlTree } from "../../yaml/yaml-tree.ts";
import { LOG_FORMATS, LOG_LEVELS, USUAL_LOG } from "./log-settings.ts";
import type { LogSettings } from "./log-settings.ts";

/** The keys of `log`. */
const LOG_KEYS = ["level", "format"] as const;

/** Reads `log: { level, format }`; what is faulty is reported and has its usual value. */
export function readLogSettings(tree: YamlTree, report: ReportFault): LogSettings {
  const map = new MapReader(tree, LOG_KEYS, report);
  return {
    level: wordOf(map, { key: "level", words: LOG_LEVELS }, report) ?? USUAL_LOG.level,
    format: wordOf(map, { key: "format", words: LOG_FORMATS }, report) ?? USUAL_LOG.format,
  };
}

function wordOf<Word extends string>(
  map: MapReader,
  { key, words }: { readonly key: string; readonly words: readonly Word[] },
  report: ReportFault,
): Word | null {
  const form = { form: words.join(", "), example: words[0] ?? "…" };
  const value = map.text(key, form);
  if (value === null) return null;
  const word = words.find((known) => known === value.text);
  if (word !== undefined) return word;
  report(wrongValue(key, form, value));
  return null;
}
