import type { AuditReport, Finding, ReportedPolicy } from "../../model/report.ts";
import { buildXml } from "../xml/build-xml.ts";
import type { XmlElement } from "../xml/build-xml.ts";
import { lazily } from "../xml/lazily.ts";
import { assetOf } from "./asset.ts";
import { stigInfoOf } from "./stig-info.ts";
import { nothingChecked, vulnOf } from "./vuln.ts";

/** The report as one checklist: a STIG for each policy, an entry for each finding. */
export function renderCkl(report: AuditReport): string {
  const stigs = [...byFile(report)].map(([file, findings]) => stigOf(report, file, findings));
  return buildXml({ CHECKLIST: { ASSET: assetOf(report), STIGS: { iSTIG: stigs } } });
}

/** Every policy has its place, even where nothing of it was judged; a checklist must have one. */
function byFile({ policies, findings }: AuditReport): ReadonlyMap<string, readonly Finding[]> {
  const files = new Map<string, Finding[]>(policies.map(({ file }) => [file, []]));
  for (const finding of findings) {
    const { file } = finding.rule.location;
    const known = files.get(file);
    if (known === undefined) files.set(file, [finding]);
    else known.push(finding);
  }
  return files.size === 0 ? new Map([["No policy", []]]) : files;
}

function stigOf(report: AuditReport, file: string, findings: readonly Finding[]): XmlElement {
  const policy: ReportedPolicy | undefined = report.policies.find((entry) => entry.file === file);
  const stig = { file, sha256: policy?.sha256 ?? "" };
  return {
    STIG_INFO: { SI_DATA: stigInfoOf(report, stig) },
    VULN: findings.length === 0 ? nothingChecked(stig) : lazily(findings, (finding) => vulnOf(finding, stig)),
  };
}
