import { compareEvidence } from "../compare/compare-evidence.ts";
import { compareReports } from "../compare/reports/compare-reports.ts";
import type { AnyComparison } from "../reporters/comparison/any-comparison.ts";
import { renderComparisonJson } from "../reporters/comparison/render-comparison-json.ts";
import { renderComparisonMarkdown } from "../reporters/comparison/render-comparison-markdown.ts";
import { renderComparison } from "../reporters/comparison/render-comparison.ts";
import { isReportText } from "../reports/is-report-text.ts";
import { readText } from "./evidence-inputs.ts";
import type { EvidenceText } from "./evidence-inputs.ts";
import { EXIT } from "./exit-codes.ts";
import { reportIn } from "./read-report-file.ts";
import { styleFor } from "./style.ts";
import type { StyleChoice } from "./style.ts";
import { UsageError } from "./usage-error.ts";
import { refuseSharedInput, wholeEvidenceIn } from "./whole-evidence.ts";
import { writeStdout } from "./write-output.ts";

/** Options of `audit diff`. */
export interface DiffOptions extends StyleChoice {
  readonly format: "text" | "json" | "markdown";
  /** Of evidence: tell of processes that were only started anew, too. */
  readonly restarts?: boolean;
  /** Of reports: compare different hosts. */
  readonly acrossHosts?: boolean;
  /** Of reports: compare different policies. */
  readonly acrossPolicies?: boolean;
}

/** `audit diff OLD NEW`. Exit 0: nothing changed; 1: something did; 2: the two cannot be compared. */
export async function diffCommand(files: readonly [string, string], options: DiffOptions): Promise<number> {
  refuseSharedInput(files);
  const [old, fresh] = [named(files[0]), named(files[1])];
  const comparison = await compare(old, fresh, options);
  await writeStdout(await render(comparison, options));
  return EXIT_OF[comparison.outcome];
}

interface NamedText {
  readonly name: string;
  readonly text: EvidenceText;
  readonly kind: "report" | "evidence";
}

function named(name: string): NamedText {
  const text = readText(name);
  const isReport = text.format === null && isReportText(text.bytes);
  return { name, text, kind: isReport ? "report" : "evidence" };
}

async function compare(old: NamedText, fresh: NamedText, options: DiffOptions): Promise<AnyComparison> {
  if (old.kind !== fresh.kind) {
    const [report, evidence] = old.kind === "report" ? [old.name, fresh.name] : [fresh.name, old.name];
    throw new UsageError(
      `${report} is a report, and ${evidence} is evidence: name two reports, or two pieces of evidence.`,
    );
  }
  refuseOptions(old.kind, options);
  return old.kind === "report" ? ofReports(old, fresh, options) : await ofEvidence(old, fresh, options);
}

function refuseOptions(
  kind: NamedText["kind"],
  { restarts, acrossHosts, acrossPolicies }: DiffOptions,
): void {
  if (kind === "report" && restarts === true)
    throw new UsageError("--restarts goes with evidence; reports do not tell of restarts.");
  if (kind === "evidence" && (acrossHosts === true || acrossPolicies === true))
    throw new UsageError("--across-hosts and --across-policies go with reports, not with evidence.");
}

function ofReports(old: NamedText, fresh: NamedText, options: DiffOptions): AnyComparison {
  const report = ({ name, text }: NamedText) => ({ name, report: reportIn(text.bytes, text.origin) });
  return compareReports(report(old), report(fresh), {
    hosts: options.acrossHosts === true ? "several" : "one",
    policies: options.acrossPolicies === true ? "several" : "one",
  });
}

async function ofEvidence(old: NamedText, fresh: NamedText, options: DiffOptions): Promise<AnyComparison> {
  const evidence = async ({ name, text }: NamedText) => ({ name, evidence: await wholeEvidenceIn(text) });
  const restarts = options.restarts === true ? "shown" : "silent";
  return compareEvidence(await evidence(old), await evidence(fresh), { restarts });
}

const EXIT_OF: Readonly<Record<AnyComparison["outcome"], number>> = {
  same: 0,
  different: 1,
  "not-comparable": EXIT.incomplete,
};

async function render(comparison: AnyComparison, options: DiffOptions): Promise<string> {
  switch (options.format) {
    case "text":
      return await renderComparison(comparison, styleFor(process.stdout, options));
    case "json":
      return renderComparisonJson(comparison);
    case "markdown":
      return renderComparisonMarkdown(comparison);
  }
}
