import { existsSync } from "node:fs";
import { addWaiver } from "../gate/waivers/add-waiver.ts";
import type { WaiverDraft } from "../gate/waivers/add-waiver.ts";
import { parseWaivers } from "../gate/waivers/parse-waivers.ts";
import { WAIVER_KEYS } from "../gate/waivers/read-waiver.ts";
import { LARGEST_YAML } from "../gate/yaml/parse-yaml.ts";
import type { AuditReport, Finding } from "../model/report.ts";
import { nearestWord } from "../support/nearest-word.ts";
import { EXIT } from "./exit-codes.ts";
import { formatDiagnostics } from "./format-diagnostics.ts";
import { readPolicyFile } from "./read-policy-file.ts";
import { TextError, UsageError } from "./usage-error.ts";
import { writeOutputFile, writeStdout } from "./write-output.ts";

/** Options of `audit waive`: where the waiver goes, and what is already known of it. */
export interface WaiveOptions extends Omit<WaiverDraft, "rule"> {
  readonly waivers: string;
  readonly report?: string;
}

/** `audit waive FINDING`: adds a waiver to a file. Exit 0: it can be used; 2: something is left to be filled in. */
export async function waiveCommand(rule: string, options: WaiveOptions): Promise<number> {
  const { waivers: file, report, ...given } = options;
  const known = report === undefined ? {} : await draftFrom(report, rule);
  const before = existsSync(file) ? textOf(file) : "";
  const added = addWaiver(before, { ...known, ...pick(given), rule });
  if (added.status === "faulty") throw new TextError(`${file}: ${added.message}`);
  writeOutputFile(file, added.text);
  const { diagnostics, ...parsed } = parseWaivers(Buffer.from(added.text), file);
  await writeStdout(`${file}: a waiver for ${rule} was added at its end.\n`);
  if (diagnostics.length === 0) return 0;
  process.stderr.write(formatDiagnostics({ file, text: parsed.text, diagnostics }));
  process.stderr.write(`audit: fill this in; until then, no run takes ${file}.\n`);
  return EXIT.incomplete;
}

/** Commander's own members are none of a waiver's. */
function pick(given: Omit<WaiverDraft, "rule">): WaiverDraft {
  const entries = Object.entries(given).filter(([key]) => (WAIVER_KEYS as readonly string[]).includes(key));
  return Object.fromEntries(entries);
}

function textOf(file: string): string {
  const input = readPolicyFile(file, LARGEST_YAML);
  if (input.status === "too-large") throw new TextError(`${file}: larger than 1 MiB.`);
  const { text, diagnostics } = parseWaivers(input.bytes, file);
  const broken = diagnostics.filter(({ code }) => code === "AUD5001");
  if (broken.length > 0)
    throw new TextError(`nothing can be added:\n${formatDiagnostics({ file, text, diagnostics: broken })}`);
  return text;
}

async function draftFrom(name: string, rule: string): Promise<WaiverDraft> {
  const { readReportFile } = await import("./read-report-file.ts");
  const report = readReportFile(name);
  const finding = report.findings.find(({ rule: { id } }) => id === rule);
  if (finding !== undefined) return draftOf(report, finding);
  const near = nearestWord(
    rule,
    report.findings.map(({ rule: { id } }) => id),
  );
  const hint = near === null ? "" : ` Did you mean ${near}?`;
  throw new UsageError(`${name} has no finding of a rule "${rule}".${hint}`);
}

/** The host, and the port where the finding has just one. */
function draftOf({ host, target }: AuditReport, { verdict, status }: Finding): WaiverDraft {
  const listeners =
    verdict.status === "skipped" ? [] : verdict.found.flatMap(({ listener }) => listener ?? []);
  const [first, ...rest] = [...new Set(listeners.map(({ port, transport }) => `${port}/${transport}`))];
  return {
    host: host?.hostname ?? target,
    ...(first !== undefined && rest.length === 0 ? { port: first } : {}),
    ...(status === "ERROR" ? { status: "error" } : {}),
  };
}
