import type { AuditReport, Finding } from "../../model/report.ts";
import type { PortspecConfig, PortspecHost, PortspecReading } from "../../policy/portspec/portspec-config.ts";
import { mismatchWords, withinSpecWords } from "../../policy/portspec/portspec-words.ts";
import type { SeenPorts } from "./portspec-source.ts";

/** What the words about a host are made of. */
export interface HostWords extends SeenPorts {
  /** The file of the configuration: findings of other policies are left as they are. */
  readonly file: string;
  readonly host: PortspecHost;
  readonly config: PortspecConfig;
  readonly reading: PortspecReading;
}

/** Puts what PortSpec would say beside the findings of a host. Where it could not be seen, nothing is said. */
export function addPortspecWords(report: AuditReport, words: HostWords): AuditReport {
  const isOwn = ({ rule }: Finding): boolean => rule.location.file === words.file;
  const own = report.findings.filter(isOwn);
  const note = noteOn(own, words);
  if (note === null) return report;
  const findings = report.findings.map((finding) =>
    isOwn(finding) && (finding.status === "FAILED") === note.isMismatch ? noted(finding, note.text) : finding,
  );
  return { ...report, findings };
}

interface Note {
  readonly text: string;
  readonly isMismatch: boolean;
}

function noteOn(own: readonly Finding[], { host, config, open, reading }: HostWords): Note | null {
  if (own.some(({ status }) => status === "FAILED"))
    return { text: mismatchWords(host, config, { open, reading }), isMismatch: true };
  const isWithin = own.length > 0 && own.every(({ status }) => status === "PASSED");
  return isWithin ? { text: withinSpecWords(host), isMismatch: false } : null;
}

function noted(finding: Finding, text: string): Finding {
  const { verdict } = finding;
  if (verdict.status === "skipped") return finding;
  return { ...finding, verdict: { ...verdict, notes: [text, ...verdict.notes] } };
}
