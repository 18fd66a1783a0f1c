import type { FindingSummary, ReportSummary } from "./summarise-report.ts";

/** A report that counts, and those of its findings that do. */
export interface CountedReport extends ReportSummary {
  /** `part`: newer reports have some of its policies. */
  readonly extent: "whole" | "part";
}

/** Which reports of one host count. */
export interface ChosenReports {
  readonly counted: readonly CountedReport[];
  readonly replaced: readonly (readonly [older: string, newer: string])[];
}

/** Chooses of the reports of one host, the newest first: of each policy the newest report counts. */
export function chooseReports(reports: readonly ReportSummary[]): ChosenReports {
  const counted: CountedReport[] = [];
  const replaced: [string, string][] = [];
  const judged = new JudgedPolicies();
  for (const report of reports) {
    const newer = judged.newestOf(report);
    const findings = judged.left(report);
    const extent = findings.length === report.findings.length ? "whole" : "part";
    if (newer === null) counted.push({ ...report, findings, extent });
    else replaced.push([report.name, newer]);
    judged.add(report);
  }
  return { counted, replaced };
}

type Policy = ReportSummary["policies"][number];

/** The policies of the reports that were looked at, by their file and by their text. */
class JudgedPolicies {
  readonly #files = new Map<string, string>();
  #newest: string | null = null;

  /** The report that has all of these policies, or `null` where one of them is in none. */
  newestOf({ policies }: ReportSummary): string | null {
    return policies.every((policy) => this.#has(policy)) ? (this.#fileOf(policies[0]) ?? this.#newest) : null;
  }

  left({ policies, findings }: ReportSummary): readonly FindingSummary[] {
    const old = new Set(policies.filter((policy) => this.#has(policy)).map(({ file }) => file));
    return findings.filter(({ rule }) => !old.has(rule.location.file));
  }

  add({ policies, name }: ReportSummary): void {
    this.#newest ??= name;
    for (const policy of policies)
      for (const key of keysOf(policy)) if (!this.#files.has(key)) this.#files.set(key, name);
  }

  #has(policy: Policy): boolean {
    return this.#fileOf(policy) !== undefined;
  }

  #fileOf(policy: Policy | undefined): string | undefined {
    if (policy === undefined) return undefined;
    return keysOf(policy).flatMap((key) => this.#files.get(key) ?? [])[0];
  }
}

function keysOf({ file, sha256 }: Policy): readonly string[] {
  return [`file ${file}`, `sha256 ${sha256}`];
}
