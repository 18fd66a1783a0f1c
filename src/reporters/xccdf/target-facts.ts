import type { HostFacts } from "../../model/evidence.ts";
import type { AuditReport } from "../../model/report.ts";
import { unseenLines } from "../wording/unseen-lines.ts";
import type { XmlElement } from "../xml/build-xml.ts";
import { token } from "../xml/token.ts";

type Fact = readonly [name: string, value: string | number | null];

/** What is known of the target, what of it was not seen, and how many findings there are of each outcome. */
export function targetFactsOf(report: AuditReport): readonly XmlElement[] {
  const { tool, host, counts } = report;
  const facts: readonly Fact[] = [
    ["urn:xccdf:fact:scanner:name", tool.name],
    ["urn:xccdf:fact:scanner:version", tool.version],
    ...(host === null ? [] : hostFacts(host)),
    ...unseenLines(report).map((line, index): Fact => [`urn:dotaudit:fact:not-seen:${index + 1}`, line]),
    ...Object.entries(counts).map(([outcome, count]): Fact => [`urn:dotaudit:fact:count:${outcome}`, count]),
  ];
  return facts.flatMap(([name, value]) => (value === null ? [] : [factOf(name, value)]));
}

function hostFacts(host: HostFacts): readonly Fact[] {
  return [
    ["urn:xccdf:fact:asset:identifier:host_name", host.hostname],
    ["urn:xccdf:fact:asset:identifier:os_name", host.distribution ?? host.system],
    ["urn:xccdf:fact:asset:identifier:os_version", host.kernel],
    ["urn:dotaudit:fact:architecture", host.architecture],
    ["urn:dotaudit:fact:virtualisation", host.virtualisation],
    ["urn:dotaudit:fact:privilege", host.privilege],
  ];
}

function factOf(name: string, value: string | number): XmlElement {
  const type = typeof value === "number" ? "number" : "string";
  return { "@_name": name, "@_type": type, "#text": token(String(value), "-") };
}
