import { MapReader } from "../../yaml/map-reader.ts";
import type { PlacedText, ReportFault } from "../../yaml/map-reader.ts";
import type { YamlTree } from "../../yaml/yaml-tree.ts";
import { LOG_FORMATS, LOG_LEVELS, USUAL_LOG } from "./log-settings.ts";
import type { LogSettings } from "./log-settings.ts";

/** The keys of `log`. */
const LOG_KEYS = ["level", "format"] as const;

/** Reads `log: { level, format }`; what is faulty is reported and has its usual value. */
export function readLogSettings(tree: YamlTree, report: ReportFault): LogSettings {
  const map = new MapReader(tree, LOG_KEYS, report);
  return {
    level: wordOf(map.text("level"), LOG_LEVELS, { key: "level", report }) ?? USUAL_LOG.level,
    format: wordOf(map.text("format"), LOG_FORMATS, { key: "format", report }) ?? USUAL_LOG.format,
  };
}

function wordOf<Word extends string>(
  value: PlacedText | null,
  words: readonly Word[],
  { key, report }: { readonly key: string; readonly report: ReportFault },
): Word | null {
  if (value === null) return null;
  const word = words.find((known) => known === value.text);
  if (word !== undefined) return word;
  report({ code: "AUD5005", message: `${key}: expected ${words.join(", ")}`, span: value.span });
  return null;
}
