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

const FILE = { form: "the path of a file", example: "hosts.yml" };

/** Reads one watch. */
export function readWatch(tree: YamlTree, report: ReportFault): WatchSettings {
  const map = new MapReader(tree, WATCH_KEYS, report);
  const texts = (key: string) => readTexts(map.tree(key), key, report);
  const duration = (key: string, least: number) => readDuration(map, { key, least }, report);
  const number = (key: string, most: number) => readNumber(map, { key, most, example: "10" }, report);
  const settings = {
    name: readName(map, report) ?? WATCH_DEFAULTS.name,
    policies: texts("policies"),
    targets: texts("targets"),
    inventory: map.text("inventory", FILE),
    schedule: readSchedule(map, report),
    jitterMs: duration("jitter", 0) ?? WATCH_DEFAULTS.jitterMs,
    remindMs: duration("remind", 1000),
    runTimeoutMs: duration("run-timeout", 1000) ?? WATCH_DEFAULTS.runTimeoutMs,
    mostAlertsPerHour: number("rate-limit", 1_000_000) ?? WATCH_DEFAULTS.mostAlertsPerHour,
    parallel: number("parallel", 1000) ?? WATCH_DEFAULTS.parallel,
    loopback: readFlag(map, "include-loopback", report) ? "watched" : "left-out",
    span: tree.span,
  } as const;
  if (tree.kind === "map") refuseContradictions(settings, map, report);
  return settings;
}

function refuseContradictions(
  { policies, targets, inventory }: WatchSettings,
  map: MapReader,
  report: ReportFault,
): void {
  const [target] = targets;
  if (target !== undefined && inventory !== null)
    report({
      code: "AUD7003",
      message: "targets and an inventory are both named",
      hint: "write the targets into the inventory",
      span: inventory.span,
    });
  // What is written and cannot be read is a fault by itself.
  const isNamed = isWritten(map.tree("policies")) || map.tree("inventory") !== null;
  if (policies.length === 0 && !isNamed)
    report({
      code: "AUD7004",
      message: "this watch has no policy",
      hint: 'add "policies: [FILE]"',
      span: { ...map.span, end: map.span.start },
    });
}

function isWritten(tree: YamlTree | null): boolean {
  return tree !== null && tree.kind !== "nothing" && (tree.kind !== "list" || tree.items.length > 0);
}
