import type { Seen } from "../../../model/observation.ts";
import type { NmapScan } from "./nmap-scan.ts";
import { addPort, scanBuilder } from "./scan-builder.ts";
import type { OpenHost, ScanBuilder } from "./scan-builder.ts";

const REPORT = "Nmap scan report for ";
const ROW = /^(?<port>\d{1,5})\/(?<transport>tcp|udp) +(?<state>[a-z|]{1,20})(?: |$)/;

/** Reads what nmap writes for people (`-oN`). It does not say which ports it left out. Never throws. */
export function parseNmapNormal(text: string): Seen<NmapScan> {
  const builder = scanBuilder();
  let host: OpenHost | null = null;
  let isComplete = false;
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith(REPORT)) host = openHost(builder, line.slice(REPORT.length));
    const row = ROW.exec(line)?.groups;
    if (host !== null && row !== undefined) addPort(host, row);
    if (/^(?:# )?Nmap done(?: at|:)/.test(line)) isComplete = true;
  }
  if (isComplete) {
    const scanner = /^(?:# |Starting )(Nmap [\w.+-]{1,30}) /m.exec(text.slice(0, 65_536))?.[1] ?? "Nmap";
    const value = builder.finish({ scanner: scanner.toLowerCase(), form: "normal output" });
    return { status: "observed", value };
  }
  const detail = 'The output of nmap has no "Nmap done" line: it was cut, or the scan did not end.';
  return { status: "unavailable", reason: "truncated-output", detail };
}

/** `192.0.2.1`, `name (192.0.2.1)`, `192.0.2.1 [host down]`. */
function openHost(builder: ScanBuilder, text: string): OpenHost | null {
  const isDown = text.includes(" [host down");
  const [, address = ""] = /\(([^()\s]+)\)$/.exec(text) ?? /^(\S+)/.exec(text) ?? [];
  if (!isDown) return builder.host(address);
  builder.miss(`${address} is down`);
  return null;
}
