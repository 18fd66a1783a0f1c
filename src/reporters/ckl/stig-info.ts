import type { AuditReport } from "../../model/report.ts";
import { uuidV5 } from "../../support/uuid-v5.ts";
import type { XmlElement } from "../xml/build-xml.ts";
import { token } from "../xml/token.ts";
import type { Stig } from "./stig.ts";

/** What is known of a policy, in the fields of a STIG. */
export function stigInfoOf({ tool, startedAt }: AuditReport, { file, sha256 }: Stig): readonly XmlElement[] {
  const fields = [
    ["version", "1"],
    ["classification", "UNCLASSIFIED"],
    ["customname", ""],
    ["stigid", file],
    ["description", sha256 === "" ? "" : `sha256 ${sha256}`],
    ["filename", file],
    ["releaseinfo", `Judged ${startedAt}`],
    ["title", file],
    ["uuid", uuidV5(`stig ${file} ${sha256}`)],
    ["source", `${tool.name} ${tool.version}`],
  ] as const;
  return fields.map(([name, value]) => ({
    SID_NAME: name,
    SID_DATA: value === "" ? undefined : token(value, "unnamed"),
  }));
}
