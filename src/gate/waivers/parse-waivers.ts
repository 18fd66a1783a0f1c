import type { Diagnostic } from "../../model/diagnostic.ts";
import { lineIndex } from "../../support/line-index.ts";
import { MapReader } from "../../yaml/map-reader.ts";
import type { ReportFault } from "../../yaml/map-reader.ts";
import { parseYaml } from "../../yaml/parse-yaml.ts";
import { KIND_WORDS } from "../../yaml/yaml-tree.ts";
import type { YamlTree } from "../../yaml/yaml-tree.ts";
import { readWaiver } from "./read-waiver.ts";
import type { Waiver } from "./waiver.ts";

/** The waivers of a file, and what is wrong with it; spans are offsets into its text. */
export interface ParsedWaivers {
  readonly text: string;
  readonly waivers: readonly Waiver[];
  /** Errors all of them: with one of them, no waiver of the file may be used. */
  readonly diagnostics: readonly Diagnostic[];
}

const SHOWN = 100;

/** Reads a file of waivers (`waivers.schema.json`). Never throws; every fault is a diagnostic. */
export function parseWaivers(bytes: Uint8Array, file: string): ParsedWaivers {
  const { text, tree, diagnostics } = parseYaml(bytes);
  if (tree === null) return { text, waivers: [], diagnostics };
  const lines = lineIndex(text);
  const faults: Diagnostic[] = [];
  const report: ReportFault = (fault) => faults.push({ severity: "error", ...fault });
  const waivers = itemsOf(tree, report).flatMap((item) => {
    const location = { file, ...lines.positionAt(item.span.start) };
    return readWaiver(item, location, report) ?? [];
  });
  const inOrder = faults.toSorted((a, b) => a.span.start - b.span.start);
  return { text, waivers, diagnostics: inOrder.slice(0, SHOWN) };
}

/** An empty file and an empty list hold no waiver. */
function itemsOf(tree: YamlTree, report: ReportFault): readonly YamlTree[] {
  if (tree.kind === "nothing") return [];
  const list = new MapReader(tree, ["waivers"], report).tree("waivers");
  if (list === null || list.kind === "nothing") return [];
  if (list.kind === "list") return list.items;
  const message = `waivers: expected a list, found ${KIND_WORDS[list.kind]}`;
  report({ code: "AUD5002", message, hint: 'begin every waiver with "- "', span: list.span });
  return [];
}
