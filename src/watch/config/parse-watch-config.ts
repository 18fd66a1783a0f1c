import type { Diagnostic } from "../../model/diagnostic.ts";
import { MapReader } from "../../yaml/map-reader.ts";
import type { ReportFault } from "../../yaml/map-reader.ts";
import { parseYaml } from "../../yaml/parse-yaml.ts";
import type { YamlTree } from "../../yaml/yaml-tree.ts";
import { readWatch } from "./read-watch.ts";
import type { WatchConfig, WatchSettings } from "./watch-config.ts";

/** A file of watches, and what is wrong with it; spans are offsets into its text. */
export interface ParsedWatchConfig {
  readonly text: string;
  /** `null` where there is a fault. */
  readonly config: WatchConfig | null;
  /** What could be read in spite of faults: what it names may be looked at, and is never run. `null` without YAML. */
  readonly draft: WatchConfig | null;
  /** Errors all of them, in the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The keys at the top of the file. */
export const FILE_KEYS = ["watch", "state", "alerts", "metrics", "log"] as const;

const SHOWN = 100;
const FILE = { form: "the path of a file", example: "/var/lib/dotaudit/watch.db" };

/** Reads the configuration of `audit watch` (`watch.schema.json`). Never throws; every fault is a diagnostic. */
export function parseWatchConfig(bytes: Uint8Array): ParsedWatchConfig {
  const { text, tree, diagnostics } = parseYaml(bytes);
  if (tree === null) return { text, config: null, draft: null, diagnostics };
  const faults: Diagnostic[] = [];
  const report: ReportFault = (fault) => faults.push({ severity: "error", ...fault });
  const draft = readFile(tree, report);
  const inOrder = faults.toSorted((a, b) => a.span.start - b.span.start);
  const config = faults.length === 0 ? draft : null;
  return { text, config, draft, diagnostics: inOrder.slice(0, SHOWN) };
}

function readFile(tree: YamlTree, report: ReportFault): WatchConfig {
  const map = new MapReader(tree, FILE_KEYS, report);
  const written = map.tree("watch");
  const items = written === null || written.kind === "nothing" ? [] : itemsOf(written);
  if (items.length === 0 && tree.kind === "map")
    report({
      code: "AUD7001",
      message: "nothing is watched",
      hint: 'add "watch:" and below it "policies: [FILE]"',
      span: { ...tree.span, end: tree.span.start },
    });
  const watches = items.map((item) => readWatch(item, report));
  refuseSameNames(
    watches.filter((_, index) => items[index]?.kind === "map"),
    report,
  );
  const sections = { alerts: map.tree("alerts"), metrics: map.tree("metrics"), log: map.tree("log") };
  return { watches, state: map.text("state", FILE), sections };
}

/** One watch needs no list. */
function itemsOf(tree: YamlTree): readonly YamlTree[] {
  return tree.kind === "list" ? tree.items : [tree];
}

function refuseSameNames(watches: readonly WatchSettings[], report: ReportFault): void {
  const taken = new Set<string>();
  for (const { name, span } of watches) {
    if (taken.has(name))
      report({
        code: "AUD7002",
        message: `two watches are called ${name}`,
        hint: 'give each a "name:" of its own',
        span,
      });
    taken.add(name);
  }
}
