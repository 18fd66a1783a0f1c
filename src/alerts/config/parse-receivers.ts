import type { Diagnostic } from "../../model/diagnostic.ts";
import { parseYaml } from "../../yaml/parse-yaml.ts";
import { KIND_WORDS } from "../../yaml/yaml-tree.ts";
import type { YamlTree } from "../../yaml/yaml-tree.ts";
import type { Receiver } from "../receiver.ts";
import { readReceivers } from "./read-receivers.ts";

/** The receivers of a file, and what is wrong with them; spans are offsets into its text. */
export interface ParsedReceivers {
  readonly text: string;
  /** Empty where one of the diagnostics is an error. */
  readonly receivers: readonly Receiver[];
  readonly diagnostics: readonly Diagnostic[];
}

const SHOWN = 100;

/** Reads what stands below `alerts:` in a file; all other keys are the affair of others. Never throws. */
export function parseReceivers(bytes: Uint8Array): ParsedReceivers {
  const { text, tree, diagnostics } = parseYaml(bytes);
  if (tree === null) return { text, receivers: [], diagnostics };
  const found: Diagnostic[] = [];
  const receivers = readReceivers(alertsOf(tree, found), {
    error: (fault) => found.push({ severity: "error", ...fault }),
    warn: (fault) => found.push({ severity: "warning", ...fault }),
  });
  const isFaulty = found.some(({ severity }) => severity === "error");
  const inOrder = found.toSorted((a, b) => a.span.start - b.span.start);
  return { text, receivers: isFaulty ? [] : receivers, diagnostics: inOrder.slice(0, SHOWN) };
}

function alertsOf(tree: YamlTree, found: Diagnostic[]): YamlTree | null {
  const alerts = tree.kind === "map" ? tree.entries.find(({ key }) => key === "alerts") : undefined;
  if (alerts !== undefined) return alerts.value;
  const [code, message] =
    tree.kind === "map"
      ? (["AUD5004", "alerts is missing"] as const)
      : (["AUD5002", `expected a mapping with alerts, found ${KIND_WORDS[tree.kind]}`] as const);
  const span = { ...tree.span, end: tree.span.start };
  found.push({ severity: "error", code, message, hint: 'add "alerts:" and below it a list', span });
  return null;
}
