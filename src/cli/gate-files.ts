import type { Diagnostic } from "../model/diagnostic.ts";
import type { Baseline } from "../gate/baseline/remark-on-baseline.ts";
import { parseThreshold } from "../gate/threshold/parse-threshold.ts";
import type { Threshold } from "../gate/threshold/threshold.ts";
import { parseWaivers } from "../gate/waivers/parse-waivers.ts";
import type { Waiver } from "../gate/waivers/waiver.ts";
import { LARGEST_YAML } from "../yaml/parse-yaml.ts";
import { formatDiagnostics } from "./format-diagnostics.ts";
import { readPolicyFile } from "./read-policy-file.ts";
import { readReportFile } from "./read-report-file.ts";
import { TextError } from "./usage-error.ts";

/** The waivers of a file. Throws InputError where it cannot be read, TextError where it is faulty. */
export function readWaivers(name: string): readonly Waiver[] {
  const { file, bytes } = readText(name);
  const { waivers, ...parsed } = parseWaivers(bytes, file);
  refuseFaults("these waivers cannot be used", { file, ...parsed });
  return waivers;
}

/** The limits of a file. */
export function readThreshold(name: string): Threshold {
  const { file, bytes } = readText(name);
  const { threshold, ...parsed } = parseThreshold(bytes);
  refuseFaults("these limits cannot be used", { file, ...parsed });
  return threshold;
}

/** The report that others are held against. */
export function readBaseline(name: string): Baseline {
  return { file: name === "-" ? "<standard input>" : name, report: readReportFile(name) };
}

function readText(name: string): { readonly file: string; readonly bytes: Uint8Array } {
  const input = readPolicyFile(name, LARGEST_YAML);
  if (input.status === "too-large") throw new TextError(`${input.file}: larger than 1 MiB.`);
  return input;
}

interface Faulty {
  readonly file: string;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

function refuseFaults(what: string, parsed: Faulty): void {
  if (parsed.diagnostics.length > 0) throw new TextError(`${what}:\n${formatDiagnostics(parsed).trimEnd()}`);
}
