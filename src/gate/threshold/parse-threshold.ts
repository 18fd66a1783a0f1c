import type { Diagnostic } from "../../model/diagnostic.ts";
import { MapReader } from "../../yaml/map-reader.ts";
import type { ReportFault } from "../../yaml/map-reader.ts";
import { parseYaml } from "../../yaml/parse-yaml.ts";
import type { YamlTree } from "../../yaml/yaml-tree.ts";
import { MEASURES, WHOSE } from "./threshold.ts";
import type { Limit, Threshold } from "./threshold.ts";

/** The limits of a file, and what is wrong with it; spans are offsets into its text. */
export interface ParsedThreshold {
  readonly text: string;
  readonly threshold: Threshold;
  /** Errors all of them. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a file of thresholds. Never throws; every fault is a diagnostic. */
export function parseThreshold(bytes: Uint8Array): ParsedThreshold {
  const { text, tree, diagnostics } = parseYaml(bytes);
  if (tree === null) return { text, threshold: [], diagnostics };
  const faults: Diagnostic[] = [];
  const report: ReportFault = (fault) => faults.push({ severity: "error", ...fault });
  const threshold = readThreshold(tree, report);
  if (threshold.length === 0 && faults.length === 0) report({ ...NO_LIMIT, span: tree.span });
  return { text, threshold, diagnostics: faults };
}

const NO_LIMIT = {
  code: "AUD5002",
  message: "no limit is set here",
  hint: "as in compliance: { min: 80 }",
};

/** The largest percentage, and the largest number. */
const PERCENT = 100;
const ANY = Infinity;

interface LimitReader {
  readonly largest: number;
  readonly report: ReportFault;
}

function readThreshold(tree: YamlTree, report: ReportFault): Threshold {
  const map = new MapReader(tree, MEASURES, report);
  return MEASURES.flatMap((measure) => {
    const value = map.tree(measure);
    if (value === null) return [];
    if (measure === "compliance")
      return [{ measure, whose: "total" as const, ...readLimits(value, { largest: PERCENT, report }) }];
    const parts = new MapReader(value, WHOSE, report);
    return WHOSE.flatMap((whose): Limit[] => {
      const limits = parts.tree(whose);
      return limits === null ? [] : [{ measure, whose, ...readLimits(limits, { largest: ANY, report }) }];
    });
  });
}

function readLimits(tree: YamlTree, reader: LimitReader): Pick<Limit, "min" | "max"> {
  const { largest, report } = reader;
  const map = new MapReader(tree, ["min", "max"], report);
  const read = (key: "min" | "max") => {
    const value = map.text(key);
    if (value === null) return null;
    const number = /^\d{1,9}(?:\.\d{1,6})?$/.test(value.text) ? Number(value.text) : NaN;
    if (number <= largest) return number;
    const form = largest === PERCENT ? "a number from 0 to 100" : "a number that is not negative";
    report({ code: "AUD5005", message: `${key}: expected ${form}`, span: value.span });
    return null;
  };
  const [min, max] = [read("min"), read("max")];
  if (tree.kind === "map" && map.isEmpty) report({ ...NO_LIMIT, span: tree.span });
  if (min !== null && max !== null && min > max)
    report({ code: "AUD5005", message: "min is larger than max: nothing keeps to it", span: tree.span });
  return { min, max };
}
