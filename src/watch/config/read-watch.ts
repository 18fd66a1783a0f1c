import { MapReader } from "../../yaml/map-reader.ts";
import type { ReportFault } from "../../yaml/map-reader.ts";
import { readTexts } from "../../yaml/read-texts.ts";
import type { YamlTree } from "../../yaml/yaml-tree.ts";
import { readDuration, readFlag, readName, readNumber } from "./read-values.ts";
import { readSchedule } from "./read-schedule.ts";
import type { WatchSettings } from "./watch-config.ts";

/** The keys of one watch. */
export const WATCH_KEYS = [
  "name",
  "policies",
  "targets",
  "inventory",
  "interval",
  "cron",
  "jitter",
  "remind",
  "run-timeout",
  "rate-limit",
  "parallel",
  "include-loopback",
] as const;

/** What holds where nothing is written. */
export const WATCH_DEFAULTS = {
  name: "default",
  jitterMs: 0,
  runTimeoutMs: 300_000,
  mostAlertsPerHour: 100,
  parallel: 4,
} as const;

/** Reads one watch. */
export function readWatch(tree: YamlTree, report: ReportFault): WatchSettings {
  const map = new MapReader(tree, WATCH_KEYS, report);
  const texts = (key: string) => readTexts(map.tree(key), key, report);
  const duration = (key: string, least: number) => readDuration(map.text(key), { key, least }, report);
  const number = (key: string, most: number) => readNumber(map.text(key), { key, most }, report);
  const settings = {
    name: readName(map.text("name"), report) ?? WATCH_DEFAULTS.name,
    policies: texts("policies"),
    targets: texts("targets"),
    inventory: map.text("inventory"),
    schedule: readSchedule(map, report),
    jitterMs: duration("jitter", 0) ?? WATCH_DEFAULTS.jitterMs,
    remindMs: duration("remind", 1000),
    runTimeoutMs: duration("run-timeout", 1000) ?? WATCH_DEFAULTS.runTimeoutMs,
    mostAlertsPerHour: number("rate-limit", 1_000_000) ?? WATCH_DEFAULTS.mostAlertsPerHour,
    parallel: number("parallel", 1000) ?? WATCH_DEFAULTS.parallel,
    loopback: readFlag(map.text("include-loopback"), "include-loopback", report) ? "watched" : "left-out",
    span: tree.span,
  } as const;
  refuseContradictions(settings, tree, report);
  return settings;
}

function refuseContradictions(
  { policies, targets, inventory }: WatchSettings,
  tree: YamlTree,
  report: ReportFault,
): void {
  if (tree.kind !== "map") return;
  const [target] = targets;
  if (target !== undefined && inventory !== null)
    report({
      code: "AUD7003",
      message: "targets and an inventory are both named",
      hint: "write the targets into the inventory",
      span: inventory.span,
    });
  if (policies.length === 0 && inventory === null)
    report({
      code: "AUD7004",
      message: "this watch has no policy",
      hint: 'add "policies: [FILE]"',
      span: { ...tree.span, end: tree.span.start },
    });
}
