import { existsSync } from "node:fs";
import { addWaiver } from "../gate/waivers/add-waiver.ts";
import type { WaiverDraft } from "../gate/waivers/add-waiver.ts";
import { parseWaivers } from "../gate/waivers/parse-waivers.ts";
import { WAIVER_KEYS } from "../gate/waivers/read-waiver.ts";
import { LARGEST_YAML } from "../yaml/parse-yaml.ts";
import type { AuditReport, Finding } from "../model/report.ts";
import { nearestWord } from "../support/nearest-word.ts";
import { printable } from "../support/printable.ts";
import { EXIT } from "./exit-codes.ts";
import { formatDiagnostics } from "./format-diagnostics.ts";
import { readPolicyFile } from "./read-policy-file.ts";
import { rewriteFile } from "./rewrite-file.ts";
import { TextError, UsageError } from "./usage-error.ts";
import { writeOutputFile, writeStdout } from "./write-output.ts";

/** Options of `audit waive`: where the waiver goes, and what is already known of it. */
export interface WaiveOptions extends Omit<WaiverDraft, "rule"> {
  readonly waivers: string;
  readonly report?: string;
}

/** `audit waive FINDING`: adds a waiver to a file. Exit 0: it can be used; 2: something is left to be filled in. */
export async function waiveCommand(finding: string, options: WaiveOptions): Promise<number> {
  const { waivers: file, report, ...given } = options;
  if (file === "-") throw new UsageError("--waivers -: a waiver is added to a file.");
  const known = report === undefined ? { rule: finding } : await draftFrom(report, finding);
  const isThere = existsSync(file);
  const added = addWaiver(isThere ? textOf(file) : "", { ...known, ...pick(given) });
  if (added.status === "faulty") throw new TextError(`${file}: ${added.message}`);
  if (isThere) rewriteFile(file, Buffer.from(added.text));
  else writeOutputFile(file, added.text);
  const { diagnostics, ...parsed } = parseWaivers(Buffer.from(added.text), file);
  await writeStdout(`${file}: a waiver for ${printable(known.rule)} was added at its end.\n`);
  if (diagnostics.length === 0) return 0;
  process.stderr.write(formatDiagnostics({ file, text: parsed.text, diagnostics }));
  process.stderr.write(`audit: fill this in; until then, no run takes ${file}.\n`);
  return EXIT.incomplete;
}

type NamedDraft = WaiverDraft & { readonly rule: string };

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

/** What a report says of the finding, which is named by its id or by its title. */
async function draftFrom(name: string, given: string): Promise<NamedDraft> {
  const { readReportFile } = await import("./read-report-file.ts");
  const report = readReportFile(name);
  const wanted = given.toLowerCase();
  const byId = report.findings.filter(({ rule }) => rule.id.toLowerCase() === wanted);
  const meant = byId.length > 0 ? byId : report.findings.filter(({ rule }) => titleOf(rule) === wanted);
  const [finding, ...others] = meant;
  if (finding === undefined)
    throw new UsageError(`${name} has no finding of a rule "${given}".${hintOn(given, report)}`);
  if (others.length === 0) return draftOf(report, finding);
  const ids = meant.map(({ rule }) => rule.id).join(", ");
  throw new UsageError(`${name} has several findings of the title "${given}": name one of ${ids}.`);
}

function titleOf({ text }: Finding["rule"]): string {
  return text.description.toLowerCase();
}

function hintOn(given: string, { findings }: AuditReport): string {
  const near = nearestWord(
    given,
    findings.flatMap(({ rule: { id, text } }) => [id, text.description]),
  );
  const meant = findings.find(({ rule: { id, text } }) => id === near || text.description === near);
  return meant === undefined ? "" : ` Did you mean ${meant.rule.id}?`;
}

/** The host, and the port where the finding has just one. */
function draftOf({ host, target }: AuditReport, { rule, verdict, status }: Finding): NamedDraft {
  const listeners =
    verdict.status === "skipped" ? [] : verdict.found.flatMap(({ listener }) => listener ?? []);
  const [first, ...rest] = [...new Set(listeners.map(({ port, transport }) => `${port}/${transport}`))];
  const place = { rule: rule.id, host: host?.hostname ?? target };
  if (status === "ERROR") return { ...place, status: "error" };
  return first !== undefined && rest.length === 0 ? { ...place, port: first } : place;
}
