import type { AuditReport, ReportedPolicy } from "../../model/report.ts";
import { durationWords, seenByWords, systemWords } from "../wording/circumstance-words.ts";
import { timeWords } from "../wording/time-words.ts";
import { dim, plain, strong } from "./piece.ts";
import type { Line } from "./piece.ts";
import { beside, paragraph } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";

const LABEL_COLUMNS = 9;

/** Which tool looked at which machine. */
export function titleLines(sheet: Sheet, { tool, target, host }: AuditReport): readonly Line[] {
  const name = host === null || host.hostname === target ? target : `${target} (${host.hostname})`;
  return paragraph(sheet, [dim(`${tool.name} ${tool.version} · `), strong(name)]);
}

/** The circumstances: what system, seen by whom, when, judged by which policies. */
export function headerLines(sheet: Sheet, report: AuditReport): readonly Line[] {
  const { host, startedAt, durationMs, policies } = report;
  const rows: readonly (readonly [label: string, text: string])[] = [
    ["System", host === null ? "not seen: the facts of the host could not be read" : systemWords(host)],
    ["Seen by", host === null ? "not seen" : seenByWords(host)],
    ["When", `${timeWords(startedAt)}, in ${durationWords(durationMs)}`],
    ...policies.map((policy) => ["Policy", policyWords(policy, sheet)] as const),
    ...gateRows(report),
  ];
  return rows.flatMap(([label, text]) =>
    beside(sheet, dim(label.padEnd(LABEL_COLUMNS)), (inner) => paragraph(inner, [plain(text)])),
  );
}

/** A gate of which nothing was asked says what the verdict says. */
function gateRows({ gate }: AuditReport): readonly (readonly [label: string, text: string])[] {
  if (gate === undefined || gate.asked.length === 0) return [];
  const reasons = gate.reasons.length === 0 ? "" : `: ${gate.reasons.join(" ")}`;
  return [["Gate", `${gate.status}${reasons} (${gate.asked.join(" ")})`]];
}

function policyWords({ file, checkType, sha256 }: ReportedPolicy, { detail }: Sheet): string {
  return `${file} · ${checkType} · sha256 ${detail === "verbose" ? sha256 : `${sha256.slice(0, 12)}…`}`;
}
