import type { AuditReport } from "../../model/report.ts";
import { inertJson } from "../../support/inert-json.ts";
import { unseenLines } from "../wording/unseen-lines.ts";
import { textBlock } from "../xml/text-block.ts";
import { token } from "../xml/token.ts";
import { hdfProfiles } from "./hdf-profile.ts";
import { STATUSES } from "./hdf-words.ts";
import type { HdfStatus } from "./hdf-words.ts";

/** The report as HDF v1: each policy a profile, each finding a control with one result. */
export function renderHdf(report: AuditReport): string {
  const { tool, target, host, durationMs, counts, gate } = report;
  return inertJson({
    platform: {
      name: token(host?.distribution ?? host?.system ?? "unknown", "unknown"),
      release: token(host?.kernel ?? "unknown", "unknown"),
      target_id: token(target, "unnamed"),
    },
    version: tool.version,
    statistics: { duration: durationMs / 1000, controls: totalsOf(report) },
    profiles: hdfProfiles(report),
    passthrough: {
      generator: { name: tool.name, version: tool.version },
      counts,
      not_seen: unseenLines(report).map((line) => textBlock([line])),
      ...(gate === undefined ? {} : { gate }),
    },
  });
}

function totalsOf({ findings }: AuditReport): object {
  const count = (wanted: HdfStatus) => ({
    total: findings.filter(({ status }) => STATUSES[status] === wanted).length,
  });
  return {
    passed: count("passed"),
    failed: count("failed"),
    skipped: count("skipped"),
    error: count("error"),
  };
}
