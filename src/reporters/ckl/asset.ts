import type { AuditReport } from "../../model/report.ts";
import { gateLines } from "../wording/gate-lines.ts";
import { countsLine } from "../wording/counts-line.ts";
import { unseenLines } from "../wording/unseen-lines.ts";
import { overallVerdict } from "../wording/verdict-sentence.ts";
import type { XmlElement } from "../xml/build-xml.ts";
import { textBlock } from "../xml/text-block.ts";
import { token } from "../xml/token.ts";

const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f]*:[\da-f:]*:[\da-f:.]*)$/i;

/** The target. Its comment is the verdict, every count, and what could not be seen. */
export function assetOf(report: AuditReport): XmlElement {
  const { target, host } = report;
  const hostname = token(host?.hostname ?? target, "unnamed");
  return {
    ROLE: "None",
    ASSET_TYPE: "Computing",
    HOST_NAME: hostname,
    HOST_IP: ADDRESS.test(target) ? target : "",
    HOST_MAC: "",
    HOST_FQDN: hostname.includes(".") ? hostname : "",
    TARGET_COMMENT: textBlock([
      overallVerdict(report).sentence,
      `Counts: ${countsLine(report.counts)}`,
      ...gateLines(report),
      ...unseenLines(report),
    ]),
    TECH_AREA: host === null ? "" : host.system === "Windows_NT" ? "Windows OS" : "UNIX OS",
    TARGET_KEY: "",
    WEB_OR_DATABASE: "false",
    WEB_DB_SITE: "",
    WEB_DB_INSTANCE: "",
  };
}
